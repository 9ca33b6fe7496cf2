using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;
using Platform.Languages;
using Platform.Records;

namespace Fair.Certificates;

/// <summary>
/// A certificate on record. It stands there twice, by its number for the desk's list and by its code for whoever verifies;
/// both change together. Before it is printed it is an order (<see cref="CertificateKeys.CertificateOrder"/>) of the same shape.
/// </summary>
public sealed class CertificateRow : Row
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>From 1, without gaps in an edition.</summary>
    public int Number { get; set; }

    public string Code { get; set; } = "";

    /// <summary>One of <see cref="CertificateState"/>.</summary>
    public string State { get; set; } = CertificateState.Valid;

    /// <summary>Whose it is; empty once the person asked to be forgotten.</summary>
    public string Name { get; set; } = "";

    /// <summary>A <see cref="CertificateSubject"/> as JSON.</summary>
    public string Subject { get; set; } = "";

    /// <summary>The language that it is written in, and its holder written to in.</summary>
    public string Language { get; set; } = "";

    /// <summary>Where it is mailed to; may be empty.</summary>
    public string Email { get; set; } = "";

    /// <summary>What it was issued for, as <see cref="CertificateKeys.CertificateOf"/> takes it: the kind and a path such as <c>branding:12</c>, with a bar between.</summary>
    public string For { get; set; } = "";

    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>The number of the certificate that this one corrects; 0 for none.</summary>
    public int Replaces { get; set; }

    /// <summary>The number of the certificate that corrects this one; 0 for none.</summary>
    public int ReplacedBy { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public string RevokedBy { get; set; } = "";

    /// <summary>Why it was revoked: for the organisers.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Its number as people say it.</summary>
    [IgnoreDataMember]
    public string NumberText => Text(Number, PartitionKey);

    public Language ReadLanguage() => Platform.Languages.Language.FindOrDefault(Language);

    public CertificateSubject ReadSubject() => JsonSerializer.Deserialize<CertificateSubject>(Subject, Json)!;

    public static string ToJson(CertificateSubject subject) => JsonSerializer.Serialize(subject, Json);

    public static string Text(int number, string edition) => string.Create(CultureInfo.InvariantCulture, $"{edition}-{number:0000}");

    /// <summary>What it counts as on the desk's front page.</summary>
    public IEnumerable<string> CountedAs() =>
        State == CertificateState.Valid ? [$"certificate.{ReadSubject().Kind.Code()}"] : ["certificate.revoked"];

    /// <summary>The same row under another key.</summary>
    public CertificateRow CopyTo(string key)
    {
        var copy = (CertificateRow)MemberwiseClone();
        (copy.RowKey, copy.ETag) = (key, default);
        return copy;
    }
}

/// <summary>The states of a certificate; texts <c>certificateState.{code}</c>.</summary>
public static class CertificateState
{
    public const string Valid = "valid";
    public const string Revoked = "revoked";

    /// <summary>The code of a kind, as texts, counts and keys name it.</summary>
    public static string Code(this CertificateKind kind) => kind switch
    {
        CertificateKind.Attendance => "attendance",
        CertificateKind.Participation => "participation",
        CertificateKind.Trainer => "trainer",
        _ => "award",
    };
}

/// <summary>The last number that a certificate of the edition got. Its ETag gives numbers without gap or repeat.</summary>
public sealed class CertificateCounterRow : Row
{
    public int Last { get; set; }
}

/// <summary>That somebody has, or is getting, a certificate for something.</summary>
public sealed class CertificateOfRow : Row
{
    public int Number { get; set; }

    /// <summary>The order's id.</summary>
    public string Order { get; set; } = "";
}
