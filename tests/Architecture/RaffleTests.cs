using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Fair;
using LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Platform.Editions;
using Platform.Records;
using Raffle;
using TestHost;
using Xunit;

namespace Architecture.Tests;

/// <summary>A whole feature in a folder of its own, added by one line of the wiring: everything that lists what there is finds it, and names it nowhere.</summary>
[Trait("Speed", "Slow")]
public sealed class RaffleTests(StorageAccounts storage) : IAsyncLifetime
{
    private const string Email = "raffle@example.org";

    private FunctionsHost host = null!;
    private WorkerInProcess worker = null!;
    private HttpClient client = null!;
    private HttpClient desk = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        worker = new WorkerInProcess(typeof(RaffleSetup).Assembly, (args, configure) => FairHost.Create(args, services =>
        {
            services.AddRaffle();
            configure(services);
        }));
        host = await FunctionsHost.StartAsync(
            ["--application", AppContext.BaseDirectory, "--port", "0", "--quiet", "--AzureWebJobsStorage", storage.Next(), "--Storage:Create", "true", "--Desk:Organisers", "organiser"],
            worker);
        (client, desk) = (NewClient(), NewClient());
        using var signIn = await desk.PostAsync("/.auth/login/aad", new FormUrlEncodedContent([new("name", "sample.organiser"), new("roles", "organiser")]), Cancelled);
        desk.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var entered = await client.PostAsync("/en/raffle", new FormUrlEncodedContent([new("name", "Amina"), new("email", Email)]), Cancelled);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        desk.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Its_mail_is_sent_and_its_queue_is_served()
    {
        Assert.Contains("Thank you for taking part", (string?)(await MailsAsync(1))[0]!["text"]);
        await EventuallyAsync(async () => (await RowsAsync()).Single().Ticket == 1);
    }

    [Fact]
    public async Task The_navigation_and_the_desks_figures_show_it()
    {
        Assert.Contains("href=\"/en/raffle\">Trial raffle</a>", await client.GetStringAsync("/en", Cancelled));
        var front = await desk.GetStringAsync("/en/desk", Cancelled);
        Assert.Contains("href=\"/en/desk/raffle\">Trial raffle</a>", front);
        Assert.Contains("<b>1</b> <span>raffle tickets</span>", front);
        Assert.Contains("<h2>Trial raffle</h2>", front);
    }

    [Fact]
    public async Task The_report_and_the_description_of_the_api_tell_of_it()
    {
        Assert.Contains("raffle tickets", await desk.GetStringAsync("/en/desk/report", Cancelled));
        var api = await client.GetFromJsonAsync<JsonNode>("/openapi.json", Cancelled);
        Assert.Equal("CountTickets", (string?)api!["paths"]!["/api/raffle"]!["get"]!["operationId"]);
        Assert.Equal("{\"tickets\":1}", await client.GetStringAsync("/api/raffle", Cancelled));
    }

    [Fact]
    public async Task What_is_done_at_the_desk_stands_in_the_audit_trail_in_words()
    {
        using var drawn = await desk.PostAsync("/en/desk/raffle", null, Cancelled);
        Assert.Equal(HttpStatusCode.SeeOther, drawn.StatusCode);
        Assert.Contains("Raffle drawn", await desk.GetStringAsync("/en/desk/audit", Cancelled));
        using var refused = await client.PostAsync("/en/desk/raffle", null, Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Its_link_is_sent_again_to_who_lost_it()
    {
        await MailsAsync(1);
        using var asked = await client.PostAsync("/en/link", new FormUrlEncodedContent([new("email", Email)]), Cancelled);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("/en/raffle/", (string?)(await MailsAsync(2))[0]!["text"]);
    }

    [Fact]
    public async Task What_it_stores_about_a_person_is_exported_and_erased()
    {
        await MailsAsync(1);
        await EventuallyAsync(async () => (await RowsAsync()).Single().Ticket == 1);
        using var export = await desk.PostAsync("/en/desk/people", new FormUrlEncodedContent([new("email", Email), new("do", "export")]), Cancelled);
        var exported = await export.Content.ReadFromJsonAsync<JsonNode>(Cancelled);
        Assert.Equal("Amina", (string?)exported!["raffle"]![0]!["name"]);
        using var erased = await desk.PostAsync("/en/desk/people", new FormUrlEncodedContent([new("email", Email), new("do", "erase"), new("sure", "yes")]), Cancelled);
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public void Nothing_that_lists_it_names_it() => Assert.DoesNotContain(
        Sources.In("Fair").Concat(Sources.In("Platform")), file => file.Value.Contains("raffle", StringComparison.OrdinalIgnoreCase));

    private HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = host.Address };

    private async Task<IReadOnlyList<RaffleRow>> RowsAsync() => (await worker.Services.GetRequiredService<FairTable>()
        .ReadPageAsync<RaffleRow>(worker.Services.GetRequiredService<Edition>().Id, RaffleRow.Prefix, 10, null, Cancelled)).Rows;

    /// <summary>The mails to the person, newest first, once there are so many.</summary>
    private async Task<JsonArray> MailsAsync(int number)
    {
        JsonArray mails = [];
        await EventuallyAsync(async () => (mails = (await client.GetFromJsonAsync<JsonArray>($"/_mailbox/messages?to={Email}", Cancelled))!).Count >= number);
        return mails;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> isSo)
    {
        var patience = TimeSpan.FromMinutes(1);
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); !await isSo();)
        {
            Assert.True(waited.Elapsed < patience);
            await Task.Delay(50, Cancelled);
        }
    }
}
