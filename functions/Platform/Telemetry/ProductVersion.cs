using System.Reflection;

namespace Platform.Telemetry;

/// <summary>Which version of the product runs.</summary>
public static class ProductVersion
{
    /// <summary>The version with the commit that it was built from, such as <c>0.1.0+c69f0e9</c>.</summary>
    public static readonly string Current =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
