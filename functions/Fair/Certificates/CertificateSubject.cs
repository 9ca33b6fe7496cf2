using System.Text.Json.Serialization;

namespace Fair.Certificates;

/// <summary>
/// What a certificate is given for: one record for each <see cref="CertificateKind"/>. As JSON it names its kind, so that it can
/// be stored whole. Texts are in the certificate's language; dates are local to the fair.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(WorkshopAttended), "attendance")]
[JsonDerivedType(typeof(StandHeld), "participation")]
[JsonDerivedType(typeof(WorkshopGiven), "trainer")]
[JsonDerivedType(typeof(Distinction), "award")]
public abstract record CertificateSubject
{
    private protected CertificateSubject()
    {
    }

    [JsonIgnore]
    public abstract CertificateKind Kind { get; }
}

/// <summary>A workshop that the holder attended.</summary>
/// <param name="Workshop">Its title.</param>
/// <param name="Day">The day on which it began.</param>
/// <param name="Duration">How long it lasted; shown in hours and minutes.</param>
/// <param name="Trainer">Who gave it; empty leaves it out.</param>
public sealed record WorkshopAttended(string Workshop, DateOnly Day, TimeSpan Duration, string Trainer) : CertificateSubject
{
    public override CertificateKind Kind => CertificateKind.Attendance;
}

/// <summary>A stand that the holder, an organisation, held for all days of the fair.</summary>
/// <param name="Representatives">Who stood at it; empty leaves them out.</param>
public sealed record StandHeld(IReadOnlyList<string> Representatives) : CertificateSubject
{
    public override CertificateKind Kind => CertificateKind.Participation;
}

/// <summary>A workshop that the holder gave.</summary>
/// <param name="Workshop">Its title.</param>
/// <param name="Day">The day on which it began.</param>
/// <param name="Duration">How long it lasted; shown in hours and minutes.</param>
public sealed record WorkshopGiven(string Workshop, DateOnly Day, TimeSpan Duration) : CertificateSubject
{
    public override CertificateKind Kind => CertificateKind.Trainer;
}

/// <summary>What the fair honours the holder, a pioneering cooperative, for.</summary>
/// <param name="Text">The distinction in a few words: "Best safeguarding of a craft"; empty leaves it out.</param>
public sealed record Distinction(string Text) : CertificateSubject
{
    public override CertificateKind Kind => CertificateKind.Award;
}
