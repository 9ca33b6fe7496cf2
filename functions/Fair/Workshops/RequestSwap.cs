using Fair.Editions;
using Fair.Exhibitors;
using Fair.Forms;
using Fair.Languages;
using Fair.Mail;
using Fair.Site;
using Fair.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>
/// Sends the button that swaps a colliding place for another to whom the place belongs: only who reads that mailbox gives
/// a place away. Whether there is such a person or not, it answers the same.
/// </summary>
public sealed class RequestSwap(
    PageRenderer pages, FairTable table, MailQueue queue, Programme programme, SignUpMails writer, RateLimits limits, Edition edition)
{
    [Function(nameof(RequestSwap)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/workshops/{workshop}/swap")] HttpRequest request,
        string lang, string workshop, CancellationToken cancellationToken) =>
        Answer.ToPost(pages, request, lang, async (language, posted) => await programme.Find(workshop, cancellationToken) is { } found
            ? await Run(request, language, found, posted, cancellationToken)
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> Run(HttpRequest request, Language language, WorkshopRow wanted, IFormCollection posted, CancellationToken cancellationToken)
    {
        var email = Answers.Tidy(PostedFields.First(posted, "email"));
        var name = Answers.Tidy(PostedFields.First(posted, "nameLatin"));
        if (!PostedFields.IsTrapped(posted) && Check.IsEmail(email) && limits.PermitsEmail("swap", email))
        {
            await Offer(Keys.Person(email, SignUpRequest.FoldedName(name)), wanted, PostedFields.FormId(posted), cancellationToken);
        }

        return await pages.Page<SwapSentPage>(request, language, StatusCodes.Status200OK, (nameof(SwapSentPage.Workshop), wanted));
    }

    private async Task Offer(string person, WorkshopRow wanted, string formId, CancellationToken cancellationToken)
    {
        var agendas = await Task.WhenAll(AgendaRow.Parts(wanted.Starts, wanted.Ends).Select(part => table.Get<AgendaRow>(edition.Id, Keys.Agenda(person, part), cancellationToken)));
        var inTheWay = agendas.OfType<AgendaRow>().SelectMany(agenda => agenda.ReadPlaces())
            .FirstOrDefault(place => place.Workshop != wanted.Id && place.Overlaps(wanted.Starts, wanted.Ends));
        if (inTheWay is null
            || await SignUps.Find(table, edition.Id, inTheWay.Workshop, inTheWay.Number, cancellationToken) is not { } held
            || await programme.Find(held.Workshop, cancellationToken) is not { } heldWorkshop)
        {
            return;
        }

        var details = wanted.ReadDetails();
        var reader = held.ReadLanguage();
        var mail = writer.For(
            new SwapOfferMail(
                SignUpMails.Facts(held, heldWorkshop), held.State == SignUpState.Seat, wanted.Id, details.Title[reader], details.Place[reader], wanted.Starts, wanted.Ends),
            held);
        // The same form again sends nothing again.
        var marker = new MarkerRow { PartitionKey = edition.Id, RowKey = Keys.Form($"swap:{person}:{wanted.Id}:{formId}") };
        if (await table.Submit(new Batch().Add(marker).Add(mail), cancellationToken) == Stored.Yes)
        {
            await queue.Send(mail, cancellationToken);
        }
    }
}
