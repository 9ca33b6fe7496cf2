using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Fair.Certificates;
using LocalHost;
using Platform.Editions;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Platform.Telemetry;

namespace Fair.Benchmarks;

/// <summary>
/// Issuing certificates: what one costs in storage calls, and how long thousands take from the organiser's order to the
/// mailbox, against printing them on one core and, after that, the storage calls in it made by the bare SDK.
/// </summary>
internal sealed class IssuingBenchmark : Benchmark
{
    private static readonly int People = Effort.Of(2_000, 20);
    private static readonly int Counted = Effort.Of(196, 98);

    // Timers take their turn elsewhere.
    private static readonly string[] IssuingOnly =
        ["--AzureWebJobs.FoldTallies.Disabled", "true", "--AzureWebJobs.RequeueMail.Disabled", "true", "--AzureWebJobs.RecordPoison.Disabled", "true", "--AzureWebJobs.SweepFiles.Disabled", "true", "--AzureWebJobs.RemindWorkshops.Disabled", "true", "--AzureWebJobs.RequeueCertificates.Disabled", "true"];

    public override string Name => "issuing";

    public override async Task<IReadOnlyList<Line>> RunAsync() => [await CountCallsAsync(), await MeasureManyAsync()];

    private static async Task<Line> CountCallsAsync()
    {
        await using var fair = await MeasuredFair.StartAsync([.. IssuingOnly, "--AzureWebJobs.SendMail.Disabled", "true"]);
        using var issued = new Arrivals(CertificateTelemetry.Certificates);
        var before = fair.Calls.All;
        await OrderAsync(fair, 0, Counted);
        await issued.WaitAsync(Counted);
        for (var made = 0; made < fair.Calls.All;)
        {
            // The last ones still queue their mails.
            made = fair.Calls.All;
            await Task.Delay(1000);
        }

        return Line.Count("Storage calls: issuing one certificate", (double)(fair.Calls.All - before) / Counted, 6, note: $"each of {Counted} ordered at once, until its mail is queued");
    }

    private static async Task<Line> MeasureManyAsync()
    {
        await using var fair = await MeasuredFair.StartAsync(IssuingOnly);
        using var mailed = new Arrivals(FairTelemetry.Mails);
        // The first ones compile what the others run.
        await OrderAsync(fair, People, Counted);
        await mailed.WaitAsync(Counted);

        var issuing = new Sample();
        await issuing.TimeAsync(async () =>
        {
            await OrderAsync(fair, 0, People);
            await mailed.WaitAsync(Counted + People);
        });

        var rows = await IssuedAsync(fair);
        var (printing, pdf) = Print(fair, rows[Counted..]);
        // The first ones warm this storage up as they did the fair's.
        await using var azurite = await Azurite.StartAsync(new AzuriteOptions());
        var bare = await BareIssuing.OnAsync(azurite.ConnectionString, fair.Get<Edition>().Id, pdf);
        await bare.TimeAsync(rows[..Counted], fair.Get<TimeProvider>());
        var calling = await bare.TimeAsync(rows[Counted..], fair.Get<TimeProvider>());
        return Line.AtMost(
            string.Create(CultureInfo.InvariantCulture, $"{People:#,0} certificates to the mailbox, against bare printing and storage calls"), issuing.Median / (printing + calling), 2, " times",
            string.Create(CultureInfo.InvariantCulture, $"{issuing.Median / 1000:0.0} s against {printing / 1000:0.0} s of printing and {calling / 1000:0.0} s of calls"));
    }

    private static Task<Ordered> OrderAsync(MeasuredFair fair, int first, int count) => fair.Get<CertificateOrders>().OrderAsync(
        [.. Enumerable.Range(first, count).Select(number => new CertificateRequest($"sample:{number}", SampleCertificate.Of(number).Name, SampleCertificate.Of(number).Subject, Language.Arabic, $"person{number}@example.org"))],
        "sample.organiser", "workshops/sample", default);

    /// <summary>All certificates of the fair, by number.</summary>
    private static async Task<List<CertificateRow>> IssuedAsync(MeasuredFair fair)
    {
        var rows = new List<CertificateRow>();
        for (string? after = ""; after is not null;)
        {
            var page = await fair.Get<FairTable>().ReadPageAsync<CertificateRow>(fair.Get<Edition>().Id, CertificateKeys.CertificatePrefix, 500, after, default);
            rows.AddRange(page.Rows);
            after = page.Next;
        }

        return rows.Count == Counted + People ? [.. rows.OrderBy(row => row.Number)] : throw new InvalidOperationException($"There are {rows.Count} certificates.");
    }

    /// <summary>Milliseconds that the same certificates take in a loop, and the last of them.</summary>
    private static (double Took, byte[] Pdf) Print(MeasuredFair fair, IReadOnlyList<CertificateRow> rows)
    {
        var (printer, text, credentials) = (fair.Get<CertificatePrinter>(), fair.Get<CertificateText>(), fair.Get<Credentials>());
        var certificates = rows.Select(row => (Text: text.Compose(row), Attachment: new Typesetting.Pdf.Attachment("credential.jwt", "application/vc+jwt", "", credentials.Sign(row)))).ToList();
        var pdf = Array.Empty<byte>();
        var started = Stopwatch.GetTimestamp();
        foreach (var certificate in certificates)
        {
            pdf = printer.Print(certificate.Text, Language.Arabic, [certificate.Attachment]);
        }

        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, pdf);
    }

    /// <summary>Counts what the application itself reports, so that waiting asks storage nothing.</summary>
    private sealed class Arrivals : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

        private readonly MeterListener listener = new();
        private long count;

        public Arrivals(Counter<long> counter)
        {
            listener.SetMeasurementEventCallback<long>((_, measured, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    if (tag is { Key: "state", Value: not MailState.Sent })
                    {
                        return;
                    }
                }

                Interlocked.Add(ref count, measured);
            });
            listener.EnableMeasurementEvents(counter);
        }

        public async Task WaitAsync(int min)
        {
            using var end = new CancellationTokenSource(Patience);
            while (Interlocked.Read(ref count) < min)
            {
                await Task.Delay(10, end.Token);
            }
        }

        public void Dispose() => listener.Dispose();
    }
}
