using Fair.Applications;
using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Languages;
using Platform.Records;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>Has certificates issued to trainers, or awards to pioneering cooperatives.</summary>
public sealed class CreateCertificates(PageRenderer pages, Programme programme, ApplicationStore applications, IssueResult answer, Edition edition)
{
    [Function(nameof(CreateCertificates)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/certificates/new")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, (language, posted) => RunAsync(request, language, posted, cancellationToken), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, IFormCollection posted, CancellationToken cancellationToken)
    {
        var form = CertificatesForm.Read(posted);
        var people = await form.ReadAsync(applications, cancellationToken);
        var workshop = form.Kind == "trainer" ? await programme.FindAsync(form.Workshop, cancellationToken) : null;
        if (form.Kind == "trainer" && workshop is null or { IsCancelled: true })
        {
            form.Errors.Insert(0, new("workshop", "error.choose"));
        }

        return form.Errors.Count > 0
            ? await pages.PageAsync<NewCertificatesPage>(
                request, language, StatusCodes.Status400BadRequest, (nameof(NewCertificatesPage.Form), form), (nameof(NewCertificatesPage.Workshops), await programme.ReadAllAsync(cancellationToken)))
            : await answer.RenderAsync(request, language, [.. people.Select(person => Wish(person, form, workshop))], "certificates", posted, cancellationToken);
    }

    private CertificateRequest Wish(Honoured person, CertificatesForm form, WorkshopRow? workshop)
    {
        var whom = Keys.Hash($"{person.Name} {person.Email.ToLowerInvariant()}")[..16];
        return workshop is null
            ? new($"{Keys.Hash(form.Text)[..16]}:{whom}", person.Name, new Distinction(form.Text), person.Language, person.Email)
            : new($"{workshop.Id}:{whom}", person.Name, new WorkshopGiven(workshop.ReadDetails().Title[person.Language], workshop.Day(edition), workshop.Ends - workshop.Starts), person.Language, person.Email);
    }
}
