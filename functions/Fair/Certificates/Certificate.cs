namespace Fair.Certificates;

/// <summary>What a certificate says. It is plain data: the same certificate prints to the same bytes.</summary>
/// <param name="Name">Whose it is, as they write it: a person, or the organisation of a participation or an award.</param>
/// <param name="Subject">What it is given for.</param>
/// <param name="Number">Its number, as people say it to the organisers.</param>
/// <param name="Code">What one types to verify it, in capital letters and figures, grouped by hyphens.</param>
/// <param name="VerifyAddress">The public page that says whether it is valid; in the QR code, and in words.</param>
/// <param name="IssuedOn">The day of issue, local to the fair.</param>
public sealed record Certificate(string Name, CertificateSubject Subject, string Number, string Code, Uri VerifyAddress, DateOnly IssuedOn)
{
    public CertificateKind Kind => Subject.Kind;
}
