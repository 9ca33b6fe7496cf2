using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;
using Platform.Web;

namespace Fair.Desk;

/// <summary>Shows, exports or erases what is stored about an address. A post, so that the address stands in no URL.</summary>
public sealed class ShowPerson(PageRenderer pages, PrincipalReader principals, PersonalData data, FairTable table, Edition edition, TimeProvider clock)
{
    [Function(nameof(ShowPerson)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/people")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, (language, posted) => RunAsync(request, language, posted, cancellationToken), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, IFormCollection posted, CancellationToken cancellationToken)
    {
        var email = PostedFields.First(posted, "email").Trim();
        if (!FormValidator.IsEmail(email))
        {
            return await pages.PageAsync<PersonPage>(request, language, StatusCodes.Status400BadRequest, (nameof(PersonPage.Typed), email), (nameof(PersonPage.IsWrong), true));
        }

        var by = principals.Read(request)!.Name;
        switch (PostedFields.First(posted, "do"))
        {
            case "export":
                var person = await data.FindAsync(email, language, cancellationToken);
                await table.CommitAsync(new TableTransaction().Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), by, DeskAudit.PersonExported, "people")), cancellationToken);
                return new BufferedResult(StatusCodes.Status200OK, "application/json", PersonalData.Export(person)) { Headers = [("Content-Disposition", "attachment; filename=\"personal-data.json\"")] };
            case "erase" when PostedFields.First(posted, "sure") == "yes":
                await data.EraseAsync(email, by, cancellationToken);
                return PageResults.SeeOther(language, "/desk/people?erased=yes");
            default:
                return await pages.PageAsync<PersonPage>(
                    request, language, StatusCodes.Status200OK, (nameof(PersonPage.Typed), email), (nameof(PersonPage.Person), await data.FindAsync(email, language, cancellationToken)), (nameof(PersonPage.IsUnsure), PostedFields.First(posted, "do") == "erase"));
        }
    }
}
