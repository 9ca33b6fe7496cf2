using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Fair.Certificates;
using Fair.Tests.Attendance;
using TestHost;
using UglyToad.PdfPig;
using Xunit;

namespace Fair.Tests.Certificates;

/// <summary>The credential on the page and in the PDF, read by a verifier that is not ours (did-jwt, from npm).</summary>
[Trait("Speed", "Slow")]
public sealed class CredentialTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task A_verifier_that_is_not_ours_takes_it_and_refuses_a_forged_one()
    {
        var (row, mail) = await OneAsync();
        var jwt = await fair.TextAsync($"{mail.CertificateLink}/credential");
        var read = await VerifyAsync(jwt);
        Assert.True((bool)read.Json!["verified"]!);
        var payload = read.Json["payload"]!;
        Assert.Equal($"did:web:{fair.Address.Authority.Replace(":", "%3A", StringComparison.Ordinal)}", (string?)payload["iss"]);
        Assert.Equal(["VerifiableCredential", "OpenBadgeCredential"], payload["type"]!.AsArray().Select(type => (string?)type));
        Assert.Equal(new Uri(fair.Address, $"/fr/certificates/{row.Code}").ToString(), (string?)payload["id"]);
        Assert.Equal(row.Name, (string?)payload["credentialSubject"]!["identifier"]![0]!["identityHash"]);
        Assert.Equal("La marque", (string?)payload["credentialSubject"]!["achievement"]!["name"]);

        var parts = jwt.Split('.');
        var other = Convert.ToBase64String(Encoding.UTF8.GetBytes(payload.ToJsonString().Replace(row.Name, "Autre Nom", StringComparison.Ordinal))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var forged = await VerifyAsync($"{parts[0]}.{other}.{parts[2]}");
        Assert.Null(forged.Json);
        Assert.Contains("invalid_signature", forged.Complaint);
    }

    [Fact]
    public async Task The_pdf_carries_it_and_a_revoked_certificate_offers_it_no_more()
    {
        var (row, mail) = await OneAsync();
        using var pdf = PdfDocument.Open(Assert.Single(mail.Attachments!).Content);
        Assert.True(pdf.Advanced.TryGetEmbeddedFiles(out var files));
        var file = Assert.Single(files);
        Assert.Equal("credential.jwt", file.Name);
        Assert.True((bool)(await VerifyAsync(Encoding.ASCII.GetString(file.Memory.Span))).Json!["verified"]!);
        await fair.Get<CertificateRegister>().RevokeAsync(row.Number, "x", "sample.organiser", default);
        using var answer = await fair.Client.GetAsync($"{mail.CertificateLink}/credential");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<(CertificateRow Row, MailboxMessage Mail)> OneAsync()
    {
        var (workshop, people) = await fair.GatheredAsync(1);
        var desk = await fair.SignedInAsync("organiser");
        await desk.TickAsync(workshop, people[0].Number);
        await fair.IsOverAsync(workshop);
        await desk.PostAsync($"/fr/desk/workshops/{workshop}/certificates", null);
        var mails = await RunningFair.EventuallyAsync(async () => (await fair.MailsAsync(people[0].Email)).Where(mail => mail.CertificateLink.Length > 0).ToList(), found => found.Count == 1, "the certificate");
        return ((await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix))[0], mails[0]);
    }

    private static async Task<(JsonNode? Json, string Complaint)> VerifyAsync(string jwt)
    {
        var tests = typeof(CredentialTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "TestsFolder").Value!;
        using var node = Process.Start(new ProcessStartInfo("node", ["credential.mjs", "http"]) { WorkingDirectory = tests, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = node.StandardOutput.ReadToEndAsync();
        var complained = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(jwt);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return (node.ExitCode == 0 ? JsonNode.Parse(await said) : null, await complained);
    }
}
