using Platform.Records;

namespace Fair.Certificates;

/// <summary>The row keys of certificates; see <see cref="Keys"/>.</summary>
public static class CertificateKeys
{
    /// <summary>A certificate by its number; newest first.</summary>
    public static string Certificate(int number) => $"{CertificatePrefix}{9_999_999 - number:0000000}";

    public const string CertificatePrefix = "C|";

    /// <summary>The same certificate by its code: any text can be looked up, at the same cost.</summary>
    public static string CertificateCode(string code) => $"K|{Keys.Hash(code)}";

    /// <summary>The certificate that somebody has for something, so that there is one of each.</summary>
    public static string CertificateOf(string kind, string subject) => $"{CertificateOfPrefix(kind)}{subject}";

    public static string CertificateOfPrefix(string kind) => $"Y|{kind}|";

    /// <summary>A certificate that has its number and is to be printed; oldest first.</summary>
    public static string CertificateOrder(string id) => $"{CertificateOrderPrefix}{id}";

    public const string CertificateOrderPrefix = "Q|";

    /// <summary>The last number of a certificate.</summary>
    public const string CertificateCounter = "G|certificates";
}
