using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>
/// Sends the button that swaps a colliding place for another to whom the place belongs: only who reads that mailbox gives
/// a place away. Whether there is such a person or not, it answers the same.
/// </summary>
public sealed class RequestSwap(
    PageRenderer pages, FairTable table, MailQueue queue, Programme programme, SignUpMails writer, RateLimits limits, Edition edition)
{
    [Function(nameof(RequestSwap)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/workshops/{workshop}/swap")] HttpRequest request,
        string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, async (language, posted) => await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await RunAsync(request, language, workshopRow, posted, cancellationToken)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, WorkshopRow wanted, IFormCollection posted, CancellationToken cancellationToken)
    {
        var email = FormValues.Normalize(PostedFields.First(posted, "email"));
        var name = FormValues.Normalize(PostedFields.First(posted, "nameLatin"));
        if (!PostedFields.IsTrapped(posted) && FormValidator.IsEmail(email) && limits.PermitsEmail("swap", email))
        {
            await OfferAsync(WorkshopKeys.Person(email, SignUpRequest.FoldedName(name)), wanted, PostedFields.FormId(posted), cancellationToken);
        }

        return await pages.PageAsync<SwapSentPage>(request, language, StatusCodes.Status200OK, (nameof(SwapSentPage.Workshop), wanted));
    }

    private async Task OfferAsync(string person, WorkshopRow wanted, string formId, CancellationToken cancellationToken)
    {
        var agendas = await Task.WhenAll(AgendaRow.Parts(wanted.Starts, wanted.Ends).Select(part => table.GetAsync<AgendaRow>(edition.Id, WorkshopKeys.Agenda(person, part), cancellationToken)));
        var inTheWay = agendas.OfType<AgendaRow>().SelectMany(agenda => agenda.ReadPlaces())
            .FirstOrDefault(place => place.Workshop != wanted.Id && place.Overlaps(wanted.Starts, wanted.Ends));
        if (inTheWay is null
            || await SignUps.FindAsync(table, edition.Id, inTheWay.Workshop, inTheWay.Number, cancellationToken) is not { } held
            || await programme.FindAsync(held.Workshop, cancellationToken) is not { } heldWorkshop)
        {
            return;
        }

        var details = wanted.ReadDetails();
        var reader = held.ReadLanguage();
        var mail = writer.Create(
            new SwapOfferMail(
                SignUpMails.Details(held, heldWorkshop), held.State == SignUpState.Seat, wanted.Id, details.Title[reader], details.Place[reader], wanted.Starts, wanted.Ends),
            held);
        // The same form again sends nothing again.
        var uniqueKey = new UniqueKeyRow { PartitionKey = edition.Id, RowKey = Keys.Form($"swap:{person}:{wanted.Id}:{formId}") };
        if (await table.CommitAsync(new TableTransaction().Add(uniqueKey).Add(mail), cancellationToken) == CommitResult.Committed)
        {
            await queue.SendAsync(mail, cancellationToken);
        }
    }
}
