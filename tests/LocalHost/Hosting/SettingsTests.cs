using Microsoft.Extensions.Hosting;
using SampleApp;
using Xunit;

namespace LocalWorker.Tests.Hosting;

public class SettingsTests(StorageAccounts storage)
{
    [Fact]
    public async Task The_application_finds_what_azure_would_tell_it()
    {
        await using var sample = await RunningSample.StartAsync(storage);
        var address = sample.Get<LocalAddress>().Base;

        Assert.Equal("127.0.0.1", address.Host);
        Assert.Equal(address.Authority, sample.Configuration["WEBSITE_HOSTNAME"]);
        Assert.Equal("True", sample.Configuration["WEBSITE_AUTH_ENABLED"]);
        Assert.Equal($"http://{address.Authority}", sample.Configuration["SendGrid:Host"]);
        Assert.StartsWith("SG.", sample.Configuration["SendGrid:ApiKey"]);
        Assert.True(sample.Get<IHostEnvironment>().IsDevelopment());
    }

    [Fact]
    public async Task What_the_user_sets_goes_before()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--SendGrid__Host=https://example.org", "--flag", "--WEBSITE_HOSTNAME", "fair.example");

        Assert.Equal("https://example.org", sample.Configuration["SendGrid:Host"]);
        Assert.Equal("true", sample.Configuration["flag"]);
        Assert.Equal("fair.example", sample.Configuration["WEBSITE_HOSTNAME"]);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_in_plain_words()
    {
        await using var sample = await RunningSample.StartAsync(storage);
        var port = sample.Get<LocalAddress>().Base.Port;

        var refusal = Assert.Throws<LocalWorkerException>(() =>
            Sample.Build("--LocalWorker:Functions", "SampleApp", "--port", $"{port}", "--AzureWebJobsStorage", storage.Next()));

        Assert.StartsWith($"Port {port} is taken", refusal.Message);
    }

    [Theory]
    [InlineData("--port", "ninety", "LocalWorker:Port")]
    [InlineData("--at", "tomorrow", "LocalWorker:At")]
    public void A_setting_of_no_use_is_named(string name, string value, string setting)
    {
        var refusal = Assert.Throws<LocalWorkerException>(() => Sample.Build("--LocalWorker:Functions", "SampleApp", name, value));

        Assert.Contains(setting, refusal.Message);
    }

    [Fact]
    public void Node_is_asked_for_only_when_storage_is_not_given()
    {
        var refusal = Assert.Throws<LocalWorkerException>(() =>
            Sample.Build("--LocalWorker:Functions", "SampleApp", "--port", "0", "--LocalWorker:Azurite", "/nowhere/azurite.js"));

        Assert.Contains("/nowhere/azurite.js", refusal.Message);
    }
}
