using Fair.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(StorageAccounts))]
