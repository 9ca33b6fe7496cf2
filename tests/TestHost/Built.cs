using System.Reflection;

namespace TestHost;

/// <summary>What the build has made, for tests that start it as processes of their own.</summary>
public static class Built
{
    /// <summary>The application's own output: what would be published.</summary>
    public static string Application { get; } =
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Application").Value!;

    /// <summary>The local host's program.</summary>
    public static string LocalHost => typeof(global::LocalHost.FunctionsHost).Assembly.Location;
}
