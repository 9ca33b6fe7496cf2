using TestHost;
using Xunit;

[assembly: AssemblyFixture(typeof(StorageAccounts))]


// Most tests wait for queues, timers and Chromium more than they compute.
[assembly: Xunit.v3.Parallelization(MaxThreads = 4)]

namespace Fair.Tests;

internal static class AssemblyInfo
{
    /// <summary>Makes the features known to the platform, whichever test comes first.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "Tests have no other beginning.")]
    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void KnowFeatures() => System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(FairHost).Module.ModuleHandle);
}
