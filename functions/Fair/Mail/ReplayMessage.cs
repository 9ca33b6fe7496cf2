using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Mail;

/// <summary>Puts a message that had failed too often back into its queue.</summary>
public sealed class ReplayMessage(PageRenderer pages, PrincipalReader principals, FairTable table, QueueServiceClient queues, IEnumerable<MessageQueue> watched, Edition edition, TimeProvider clock)
{
    [Function(nameof(ReplayMessage)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/mail/poison/{queue}/{id}")] HttpRequest request,
        string lang, string queue, string id, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            // Queued before it is struck off: a crash between repeats a message, which does nothing twice.
            if (await FindAsync(table, watched, edition, queue, id, cancellationToken) is { } row && row.CanBeReplayed())
            {
                await queues.GetQueueClient(queue).SendMessageAsync(row.Message, cancellationToken);
                var by = principals.Read(request)!.Name;
                await table.CommitAsync(new TableTransaction().Delete(row).Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), by, MailAudit.MessageReplayed, "mail", queue)), cancellationToken);
            }

            return PageResults.SeeOther(language, "/desk/mail");
        });

    /// <summary>The record that an address of the desk names, or null.</summary>
    internal static async Task<PoisonRow?> FindAsync(FairTable table, IEnumerable<MessageQueue> watched, Edition edition, string queue, string id, CancellationToken cancellationToken) =>
        watched.Any(known => known.Name == queue) && id.All(char.IsAsciiHexDigitLower)
            ? await table.GetAsync<PoisonRow>(edition.Id, $"{Keys.PoisonPrefix}{queue}|{id}", cancellationToken)
            : null;
}
