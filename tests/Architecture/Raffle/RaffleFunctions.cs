using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Raffle;

/// <summary>The form to take part.</summary>
public sealed class ShowRaffle(PageRenderer pages)
{
    [Function(nameof(ShowRaffle)), Public]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/raffle")] HttpRequest request, string lang) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<RafflePage>(request, language));
}

/// <summary>Takes part: record, count and mail in one transaction, then a message that numbers the ticket.</summary>
public sealed class EnterRaffle(PageRenderer pages, FairTable table, MailQueue mails, QueueServiceClient queues, Edition edition, TimeProvider clock)
{
    [Function(nameof(EnterRaffle)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/raffle")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, (language, posted) => EnterAsync(language, posted, cancellationToken), cancellationToken);

    private async Task<IResult> EnterAsync(Language language, IFormCollection posted, CancellationToken cancellationToken)
    {
        var row = new RaffleRow
        {
            PartitionKey = edition.Id,
            RowKey = RaffleRow.Prefix + Id.New(clock),
            Email = PostedFields.First(posted, "email"),
            Name = PostedFields.First(posted, "name"),
        };
        var mail = OutboxRow.Create(edition.Id, new RaffleMail(row.Name), row.Subject, row.Email, language, clock);
        var transaction = new TableTransaction().Add(row).Add(mail).Add(TallyRow.Between(edition.Id, clock.GetUtcNow(), [], ["raffle"])!);
        if (await table.CommitAsync(transaction, cancellationToken) == CommitResult.Committed)
        {
            await mails.SendAsync(mail, cancellationToken);
            await queues.GetQueueClient(RaffleTicket.Queue).SendMessageAsync(BinaryData.FromObjectAsJson(new RaffleTicket(edition.Id, row.RowKey)), cancellationToken: cancellationToken);
        }

        return PageResults.SeeOther(language, "/raffle");
    }
}

/// <summary>Numbers a ticket.</summary>
public sealed class NumberTicket(FairTable table)
{
    [Function(nameof(NumberTicket))]
    public async Task RunAsync([QueueTrigger(RaffleTicket.Queue)] string text, CancellationToken cancellationToken)
    {
        var message = QueueMessages.Read<RaffleTicket>(RaffleTicket.Queue, text);
        if (await table.GetAsync<RaffleRow>(message.Edition, message.Key, cancellationToken) is { Ticket: 0 } row)
        {
            row.Ticket = await table.CountAsync(message.Edition, RaffleRow.Prefix, cancellationToken);
            await table.UpdateAsync(row, cancellationToken);
        }
    }
}

/// <summary>How many tickets there are.</summary>
public sealed class CountTickets(FairTable table, Edition edition)
{
    [Function(nameof(CountTickets)), Public]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/raffle")] HttpRequest request, CancellationToken cancellationToken) =>
        BufferedResult.Json(new { tickets = await table.CountAsync(edition.Id, RaffleRow.Prefix, cancellationToken) });
}

/// <summary>Draws at the desk, and says so in the audit trail.</summary>
public sealed class DrawRaffle(PageRenderer pages, PrincipalReader principals, FairTable table, Edition edition, TimeProvider clock)
{
    [Function(nameof(DrawRaffle)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/raffle")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            var audit = AuditRow.Create(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, RaffleAudit.Drawn, "raffle");
            await table.CommitAsync(new TableTransaction().Add(audit), cancellationToken);
            return PageResults.SeeOther(language, "/desk/audit");
        });
}
