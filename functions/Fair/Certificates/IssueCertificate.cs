using Microsoft.Azure.Functions.Worker;
using Platform.Mail;

namespace Fair.Certificates;

/// <summary>Prints a certificate, keeps it and has it mailed.</summary>
public sealed class IssueCertificate(CertificateRegister register)
{
    [Function(nameof(IssueCertificate))]
    public Task RunAsync([QueueTrigger(CertificateQueue.Name)] string text, CancellationToken cancellationToken)
    {
        var message = QueueMessages.Read<CertificateQueued>(CertificateQueue.Name, text);
        return register.IssueAsync(message.Edition, message.Order, cancellationToken);
    }
}
