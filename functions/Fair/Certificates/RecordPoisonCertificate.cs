using Fair.Mail;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Certificates;

/// <summary>Records messages about certificates that failed too often.</summary>
public sealed class RecordPoisonCertificate(PoisonMessages poison)
{
    [Function(nameof(RecordPoisonCertificate))]
    public Task Run([QueueTrigger($"{CertificateQueue.Name}-poison")] string message, CancellationToken cancellationToken) =>
        poison.Record(CertificateQueue.Name, message, cancellationToken);
}
