using LocalHost.Tests.Recording;
using TestHost;
using Xunit;

[assembly: AssemblyFixture(typeof(StorageAccounts))]
[assembly: AssemblyFixture(typeof(RecordedHosts))]
