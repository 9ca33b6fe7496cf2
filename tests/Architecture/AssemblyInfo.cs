using TestHost;
using Xunit;

[assembly: AssemblyFixture(typeof(StorageAccounts))]
