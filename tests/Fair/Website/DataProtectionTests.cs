using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Web;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>No key is made that nobody needs, though the worker calls AddMvc.</summary>
public sealed class DataProtectionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_start_writes_no_key_and_whoever_needs_one_has_it(bool isRemoved)
    {
        var folder = Directory.CreateTempSubdirectory("fair-keys");
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddMvc();
            builder.Services.AddDataProtection().PersistKeysToFileSystem(folder);
            if (isRemoved)
            {
                builder.Services.RemoveDataProtectionKeys();
            }

            using var host = builder.Build();
            await host.StartAsync();
            var protector = host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
            Assert.Equal("text", protector.Unprotect(protector.Protect("text")));
            await host.StopAsync();
            Assert.Equal(isRemoved, folder.GetFiles().Length == 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
