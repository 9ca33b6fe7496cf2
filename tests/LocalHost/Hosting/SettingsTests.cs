using System.Text.Json;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Hosting;

[Trait("Speed", "Slow")]
public class SettingsTests(StorageAccounts storage)
{
    [Fact]
    public async Task The_application_finds_what_azure_would_tell_it()
    {
        await using var run = await RunningProbe.StartAsync(storage);

        Assert.Equal("127.0.0.1", run.Address.Host);
        Assert.Equal(run.Address.Authority, run.Configuration["WEBSITE_HOSTNAME"]);
        Assert.Equal("True", run.Configuration["WEBSITE_AUTH_ENABLED"]);
        Assert.Equal($"http://{run.Address.Authority}", run.Configuration["SendGrid:Host"]);
        Assert.StartsWith("SG.", run.Configuration["SendGrid:ApiKey"]);
    }

    [Fact]
    public async Task What_the_user_sets_goes_before()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--SendGrid__Host=https://example.org", "--flag", "--WEBSITE_HOSTNAME", "fair.example");

        Assert.Equal("https://example.org", run.Configuration["SendGrid:Host"]);
        Assert.Equal("true", run.Configuration["flag"]);
        Assert.Equal("fair.example", run.Configuration["WEBSITE_HOSTNAME"]);
    }

    [Fact]
    public async Task A_process_is_given_the_file_and_over_it_the_environment_and_over_that_the_command_line()
    {
        using var application = new ShellApplication("echo $AZURE_FUNCTIONS_ENVIRONMENT $OF_FILE $OF_FILE__NESTED $OF_TEST_ENVIRONMENT $OF_COMMAND_LINE");
        var values = new Dictionary<string, string> { ["OF_FILE"] = "file", ["OF_FILE:NESTED"] = "nested", ["OF_TEST_ENVIRONMENT"] = "file", ["OF_COMMAND_LINE"] = "file" };
        await File.WriteAllTextAsync(Path.Combine(application.Folder, "local.settings.json"), JsonSerializer.Serialize(new { Values = values }));
        Environment.SetEnvironmentVariable("OF_TEST_ENVIRONMENT", "environment");

        var end = await application.FailAsync(storage, "--OF_COMMAND_LINE", "arguments");

        Assert.EndsWith("Development file nested environment arguments", end.Message);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_in_plain_words()
    {
        await using var run = await RunningProbe.StartAsync(storage);

        var refusal = await Assert.ThrowsAsync<LocalHostException>(() => RunningProbe.StartAsync(storage, "--port", $"{run.Address.Port}"));

        Assert.StartsWith($"Port {run.Address.Port} is taken", refusal.Message);
    }

    [Theory]
    [InlineData("--port", "ninety", "LocalHost:Port")]
    [InlineData("--at", "tomorrow", "LocalHost:At")]
    [InlineData("--LocalHost:BeginWithin", "soon", "LocalHost:BeginWithin")]
    public async Task A_setting_of_no_use_is_named(string name, string value, string setting)
    {
        var refusal = await Assert.ThrowsAsync<LocalHostException>(() => RunningProbe.StartAsync(storage, name, value));

        Assert.Contains(setting, refusal.Message);
    }

    [Fact]
    public async Task A_folder_without_an_application_is_named()
    {
        using var folder = new TemporaryFolder();

        var refusal = await Assert.ThrowsAsync<LocalHostException>(() =>
            FunctionsHost.StartAsync(["--application", folder.Path, "--port", "0", "--quiet", "--AzureWebJobsStorage", storage.Next()]));

        Assert.StartsWith($"There is no built Functions application in {folder.Path}", refusal.Message);
    }

    [Fact]
    public async Task Azurite_is_asked_for_only_when_storage_is_not_given()
    {
        using var data = new TemporaryFolder();
        var refusal = await Assert.ThrowsAsync<LocalHostException>(() =>
            RunningProbe.StartAsync((string?)null, "--data", data.Path, "--LocalHost:Azurite", "/nowhere/azurite.js"));

        Assert.Contains("/nowhere/azurite.js", refusal.Message);
    }

    [Fact]
    public async Task The_route_prefix_of_host_json_can_be_overridden_by_a_setting()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--AzureFunctionsJobHost__extensions__http__routePrefix", "api");

        using var with = await run.Client.GetAsync("/api/get-only", run.Patience);
        using var without = await run.Client.GetAsync("/get-only", run.Patience);

        Assert.Equal((200, 404), ((int)with.StatusCode, (int)without.StatusCode));
    }

    [Fact]
    public async Task Without_keys_nobody_is_asked_for_one()
    {
        await using var run = await RunningProbe.StartAsync(storage);

        foreach (var path in new[] { "/with-key", "/with-admin-key", "/admin/host/status" })
        {
            using var answer = await run.Client.GetAsync(path, run.Patience);
            Assert.Equal((path, 200), (path, (int)answer.StatusCode));
        }
    }
}
