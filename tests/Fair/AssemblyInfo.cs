using TestHost;
using Xunit;

[assembly: AssemblyFixture(typeof(StorageAccounts))]


// Most tests wait for queues, timers and Chromium more than they compute.
[assembly: Xunit.v3.Parallelization(MaxThreads = 6)]
