using System.Reflection;

namespace LocalHost.Tests;

/// <summary>The application that the genuine host was recorded with, as it was built.</summary>
internal static class Probe
{
    /// <summary>The keys that the recording was made with.</summary>
    public const string FunctionKey = "probe-function-key-0123456789";
    public const string MasterKey = "probe-master-key-0123456789";

    public static string Folder { get; } = Built("Probe");

    /// <summary>Without its catch-all.</summary>
    public static string BareFolder { get; } = Built("BareProbe");

    /// <summary>Another application, which looks at its clock.</summary>
    public static string ClockFolder { get; } = Built("ClockApp");

    private static string Built(string name) =>
        typeof(Probe).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
}
