namespace Fair.Certificates;

/// <summary>What a certificate says of its holder.</summary>
public enum CertificateKind
{
    /// <summary>Somebody attended a workshop.</summary>
    Attendance,

    /// <summary>An organisation exhibited at the fair.</summary>
    Participation,

    /// <summary>Somebody gave a workshop.</summary>
    Trainer,

    /// <summary>A pioneering cooperative is honoured.</summary>
    Award,
}
