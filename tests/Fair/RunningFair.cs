using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests;

/// <summary>
/// The application as it is started in production, in this process, on a free port, with an Azurite account of its own.
/// What is logged as a warning or worse fails the test that did not expect it.
/// </summary>
public sealed class RunningFair : IAsyncDisposable
{
    private static readonly string[] QuickQueues =
    [
        "--AzureFunctionsJobHost:extensions:queues:visibilityTimeout", "00:00:01",
        "--AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.100",
    ];

    private readonly HostedFair host;
    private readonly LogCollector logs;

    private RunningFair(HostedFair host, LogCollector logs, FaultyCalls calls, string storage)
    {
        this.host = host;
        this.logs = logs;
        Calls = calls;
        Storage = storage;
        Client = NewClient();
    }

    /// <summary>The run's storage account.</summary>
    public string Storage { get; }

    /// <summary>A client without redirects and with cookies, as a browser's tab.</summary>
    public HttpClient Client { get; }

    /// <summary>Counts the storage calls, and makes them fail on demand.</summary>
    public FaultyCalls Calls { get; }

    public Uri Address => host.Address;

    public MovableClock Clock => host.Clock;

    public Edition Edition => Get<Edition>();

    public IReadOnlyCollection<string> Warnings => logs.Warnings;

    /// <summary>All that was logged, at any level.</summary>
    public IReadOnlyCollection<string> Logs => logs.All;

    /// <summary>What a test expects to be logged as a warning or worse.</summary>
    public void Expect(string partOfWarning) => logs.Expect(partOfWarning);

    public static async Task<RunningFair> StartAsync(StorageAccounts accounts, params string[] settings) =>
        await StartAsync(accounts.Next(), settings);

    public static async Task<RunningFair> StartAsync(string storage, params string[] settings)
    {
        var logs = new LogCollector();
        var calls = new FaultyCalls();
        var host = await HostedFair.StartAsync(
            ["--AzureWebJobsStorage", storage, .. QuickQueues, .. settings],
            services =>
            {
                services.AddSingleton<StorageCalls>(calls);
                logs.Collect(services);
            },
            logs.Collect);
        return new(host, logs, calls, storage);
    }

    /// <summary>Starts it as what ships: in a process of its own, where storage can't be made to fail.</summary>
    public static async Task<RunningFair> StartProcessAsync(StorageAccounts accounts, params string[] settings)
    {
        var (logs, storage) = (new LogCollector(), accounts.Next());
        var host = await HostedFair.StartProcessAsync(Built.Application, storage, [.. QuickQueues, .. settings], logs.Collect);
        return new(host, logs, new(), storage);
    }

    public T Get<T>()
        where T : notnull => host.Get<T>();

    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All })
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>A client that is signed in at the desk and posts as a page of the site does.</summary>
    public async Task<HttpClient> SignedInAsync(params string[] roles)
    {
        var client = NewClient();
        var answer = await client.PostAsync(
            "/.auth/login/aad",
            new FormUrlEncodedContent([new("name", "sample.organiser"), .. roles.Select(role => new KeyValuePair<string, string>("roles", role))]));
        Assert.True((int)answer.StatusCode is 302 or 303, $"Sign-in answered {answer.StatusCode}.");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>The messages in the mailbox, oldest first.</summary>
    public async Task<IReadOnlyList<MailboxMessage>> MailsAsync(string? to = null)
    {
        var mails = await Client.GetFromJsonAsync<List<MailboxMessage>>($"/_mailbox/messages{(to is null ? "" : $"?to={Uri.EscapeDataString(to)}")}");
        mails!.Reverse();
        return mails;
    }

    /// <summary>Waits for the n-th message to an address.</summary>
    public async Task<MailboxMessage> MailAsync(string to, int place = 1)
    {
        var mails = await EventuallyAsync(async () => await MailsAsync(to), found => found.Count >= place, $"mail {place} to {to}");
        return mails[place - 1];
    }

    public Task BehaveAsync(object behaviour) => Client.PostAsJsonAsync("/_mailbox/behaviour", behaviour);

    public async Task<string> TextAsync(string path)
    {
        var answer = await Client.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The row of a key, or null.</summary>
    public Task<TRow?> RowAsync<TRow>(string key)
        where TRow : Row => Get<FairTable>().GetAsync<TRow>(Edition.Id, key, CancellationToken.None);

    /// <summary>All rows whose key begins with a prefix.</summary>
    public async Task<IReadOnlyList<TRow>> RowsAsync<TRow>(string prefix)
        where TRow : Row => (await Get<FairTable>().ReadPageAsync<TRow>(Edition.Id, prefix, 5000, null, CancellationToken.None)).Rows;

    /// <summary>What a request asks of the table: the least of several times, as queues and timers may ask for something of their own meanwhile.</summary>
    public async Task<IReadOnlyList<string>> TableCallsAsync(Func<Task> request)
    {
        await SettleAsync();
        IReadOnlyList<string>? min = null;
        for (var time = 0; time < 4; time++)
        {
            Calls.Record();
            await request();
            IReadOnlyList<string> asked = [.. Calls.Recorded.Where(call => call.EndsWith("/Fair", StringComparison.Ordinal))];
            min = min is null || asked.Count < min.Count ? asked : min;
        }

        return min!;
    }

    /// <summary>How many rows there are of some prefixes; asked past the application, whose calls a test may make fail.</summary>
    public async Task<int> LeftAsync(params string[] prefixes)
    {
        var left = 0;
        foreach (var prefix in prefixes)
        {
            var filter = Azure.Data.Tables.TableClient.CreateQueryFilter($"RowKey ge {prefix} and RowKey lt {prefix + "~"}");
            await foreach (var page in new Azure.Data.Tables.TableClient(Storage, FairTable.Name).QueryAsync<Azure.Data.Tables.TableEntity>(filter, select: ["RowKey"]).AsPages())
            {
                left += page.Values.Count;
            }
        }

        return left;
    }

    /// <summary>Every row of the fair, whatever it is.</summary>
    public async Task<IReadOnlyList<Azure.Data.Tables.TableEntity>> EverythingAsync()
    {
        var rows = new List<Azure.Data.Tables.TableEntity>();
        var table = new Azure.Data.Tables.TableClient(Storage, FairTable.Name);
        await foreach (var row in table.QueryAsync<Azure.Data.Tables.TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Asks until the answer is as hoped, for at most a minute of the machine's time, or more where there is much to do.</summary>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T>> ask, Func<T, bool> isHoped, string hope, TimeSpan? patience = null)
    {
        var max = patience ?? TimeSpan.FromMinutes(1);
        var started = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (isHoped(answer))
            {
                return answer;
            }

            Assert.True(started.Elapsed < max, $"Waited in vain for {hope}.");
            // The longer it takes, the less often it is asked: a question costs the emulator a scan.
            await Task.Delay(TimeSpan.FromMilliseconds(40) + (started.Elapsed / 10));
        }
    }

    /// <summary>Lets queues and timers do what is left: moves the clock on until the outbox is empty.</summary>
    public async Task SettleAsync(bool untilEmpty = true)
    {
        for (var round = 0; ; round++)
        {
            var waited = System.Diagnostics.Stopwatch.StartNew();
            while (waited.Elapsed < TimeSpan.FromMilliseconds(round == 0 ? 700 : 1500))
            {
                if (untilEmpty && (await RowsAsync<OutboxRow>(Keys.OutboxPrefix)).Count == 0)
                {
                    return;
                }

                await Task.Delay(50);
            }

            if (round == 20 || !untilEmpty)
            {
                Assert.False(untilEmpty, "The outbox did not become empty.");
                return;
            }

            Clock.Move(Clock.GetUtcNow() + TimeSpan.FromMinutes(11));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        var during = logs.Unexpected.ToList();
        await host.DisposeAsync();
        // A mail that is in work when a test is over may outlast the patience of a busy machine; its message comes again.
        var unexpected = during.Concat(logs.Unexpected.Skip(during.Count).Where(warning => !warning.Contains("the worker has ended", StringComparison.Ordinal))).ToList();
        Assert.True(unexpected.Count == 0, string.Join("\n", unexpected.Take(3)));
    }

    private sealed class LogCollector : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> warnings = [];
        private readonly ConcurrentQueue<string> all = [];
        private readonly ConcurrentQueue<string> expected = [];

        public IReadOnlyCollection<string> Warnings => warnings;

        public IReadOnlyCollection<string> All => all;

        public IEnumerable<string> Unexpected => warnings.Where(warning => !expected.Any(part => warning.Contains(part, StringComparison.Ordinal)));

        /// <summary>Takes the place of every other place that logs.</summary>
        public void Collect(IServiceCollection services) => services.AddLogging(logging => logging.ClearProviders().AddProvider(this)
            // On a busy machine Kestrel says that its own heartbeat was late.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error));

        public void Expect(string part) => expected.Enqueue(part);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            all.Enqueue($"{formatter(state, exception)} {exception}");
            if (logLevel >= LogLevel.Warning)
            {
                warnings.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>A message as the mailbox shows it.</summary>
public sealed record MailboxMessage(
    string Id, IReadOnlyList<string> To, string From, string Subject, string Language, string Html, string Text, IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> CustomArgs, IReadOnlyList<MailboxAttachment>? Attachments = null)
{
    /// <summary>The path of the capability link in it.</summary>
    public string Link => System.Text.RegularExpressions.Regex.Match(Text, @"https?://[^/\s]+(/(?:ar|fr|en)/applications/[A-Za-z0-9_-]{43})").Groups[1].Value;

    /// <summary>The path of the holder's link to a certificate in it.</summary>
    public string CertificateLink => System.Text.RegularExpressions.Regex.Match(Text, @"https?://[^/\s]+(/(?:ar|fr|en)/certificates/[0-9A-Z-]{19}/[A-Za-z0-9_-]{43})").Groups[1].Value;

    /// <summary>The path of the link to a sign-up in it.</summary>
    public string SignUpLink => System.Text.RegularExpressions.Regex.Match(Text, @"https?://[^/\s]+(/(?:ar|fr|en)/sign-ups/[A-Za-z0-9_-]{43})").Groups[1].Value;
}

/// <summary>A file of a message; one with a content id stands in the HTML.</summary>
public sealed record MailboxAttachment(string Name, string Type, string? ContentId, string Disposition, byte[] Content);
