using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>Says of a code whether its certificate is valid, revoked or unknown, for machines.</summary>
public sealed class VerifyCertificate(CertificateRegister register, Edition edition)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    [Function(nameof(VerifyCertificate)), Public(LooksUp = true)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/certificates/{code}")] HttpRequest request, string code, CancellationToken cancellationToken) =>
        await register.FindAsync(code, cancellationToken) is { } row
            ? new BufferedResult(StatusCodes.Status200OK, "application/json", JsonSerializer.SerializeToUtf8Bytes(Describe(row), Json))
            : Problem.Create(StatusCodes.Status404NotFound, ErrorResults.LanguageOf(request)["problem.certificateUnknown"]);

    private object Describe(CertificateRow row) => new
    {
        state = row.State,
        number = row.NumberText,
        kind = row.ReadSubject().Kind.Code(),
        name = row.Name.Length > 0 ? row.Name : null,
        title = CertificateMail.TitleOf(row.ReadSubject()) is { Length: > 0 } title ? title : null,
        language = row.Language,
        issued = TimeZoneInfo.ConvertTime(row.IssuedAt, edition.Zone),
        revoked = row.RevokedAt is { } at ? TimeZoneInfo.ConvertTime(at, edition.Zone) : (DateTimeOffset?)null,
        replacedBy = row.ReplacedBy > 0 ? CertificateRow.Text(row.ReplacedBy, row.PartitionKey) : null,
        replaces = row.Replaces > 0 ? CertificateRow.Text(row.Replaces, row.PartitionKey) : null,
    };
}
