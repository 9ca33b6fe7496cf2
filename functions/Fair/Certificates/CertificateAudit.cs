using Platform.Records;

namespace Fair.Certificates;

/// <summary>What the audit trail says of certificates.</summary>
public static class CertificateAudit
{
    public const string CertificatesIssued = "certificatesIssued";
    public const string CertificateRevoked = "certificateRevoked";
    public const string CertificateCorrected = "certificateCorrected";

    public static readonly AuditedActions All = new([CertificatesIssued, CertificateRevoked, CertificateCorrected]);
}
