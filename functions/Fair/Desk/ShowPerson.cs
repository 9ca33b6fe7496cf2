using Fair.Editions;
using Fair.Forms;
using Fair.Languages;
using Fair.Site;
using Fair.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Desk;

/// <summary>Shows, exports or erases what is stored about an address. A post, so that the address stands in no URL.</summary>
public sealed class ShowPerson(PageRenderer pages, PrincipalReader principals, PersonalData data, FairTable table, Edition edition, TimeProvider clock)
{
    [Function(nameof(ShowPerson)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/people")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        Answer.ToPost(pages, request, lang, (language, posted) => Run(request, language, posted, cancellationToken), cancellationToken);

    private async Task<IResult> Run(HttpRequest request, Language language, IFormCollection posted, CancellationToken cancellationToken)
    {
        var email = PostedFields.First(posted, "email").Trim();
        if (!Check.IsEmail(email))
        {
            return await pages.Page<PersonPage>(request, language, StatusCodes.Status400BadRequest, (nameof(PersonPage.Typed), email), (nameof(PersonPage.IsWrong), true));
        }

        var by = principals.Read(request)!.Name;
        switch (PostedFields.First(posted, "do"))
        {
            case "export":
                var person = await data.Find(email, cancellationToken);
                await table.Submit(new Batch().Add(AuditRow.For(edition.Id, clock.GetUtcNow(), by, Audited.PersonExported, "people")), cancellationToken);
                return new Page(StatusCodes.Status200OK, "application/json", PersonalData.Export(person)) { Headers = [("Content-Disposition", "attachment; filename=\"personal-data.json\"")] };
            case "erase" when PostedFields.First(posted, "sure") == "yes":
                await data.Erase(email, by, cancellationToken);
                return Answer.See(language, "/desk/people?erased=yes");
            default:
                return await pages.Page<PersonPage>(
                    request, language, StatusCodes.Status200OK, (nameof(PersonPage.Typed), email), (nameof(PersonPage.Person), await data.Find(email, cancellationToken)), (nameof(PersonPage.IsUnsure), PostedFields.First(posted, "do") == "erase"));
        }
    }
}
