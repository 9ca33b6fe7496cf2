using Platform.Languages;

namespace Fair.Certificates;

/// <summary>A certificate that is to be issued.</summary>
/// <param name="For">What tells it from every other of its kind, such as <c>branding:12</c>: there is one for each.</param>
/// <param name="Name">Whose it is, as it is printed.</param>
/// <param name="Subject">What it is given for, in its language.</param>
/// <param name="Language">The language to write it in.</param>
/// <param name="Email">Where to mail it; may be empty.</param>
public sealed record CertificateRequest(string For, string Name, CertificateSubject Subject, Language Language, string Email)
{
    public string Kind => Subject.Kind.Code();
}

/// <summary>What became of requests.</summary>
/// <param name="Count">How many are on their way.</param>
/// <param name="Before">How many had one already.</param>
/// <param name="Unprintable">How many were left out, as no font has all their characters.</param>
public sealed record Ordered(int Count, int Before, int Unprintable);
