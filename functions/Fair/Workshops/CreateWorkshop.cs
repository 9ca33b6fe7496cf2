using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Languages;
using Platform.Records;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Puts a new workshop into the programme, once for each form.</summary>
public sealed class CreateWorkshop(PageRenderer pages, PrincipalReader principals, FairTable table, Programme programme, Edition edition, TimeProvider clock)
{
    [Function(nameof(CreateWorkshop)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, (language, posted) => RunAsync(request, language, posted, cancellationToken), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, IFormCollection posted, CancellationToken cancellationToken)
    {
        var form = WorkshopForm.Read(posted, edition);
        if (form.Errors.Count > 0)
        {
            return await pages.PageAsync<WorkshopFormPage>(request, language, StatusCodes.Status400BadRequest, (nameof(WorkshopFormPage.Form), form));
        }

        // The form names the workshop: sent twice, it creates one.
        var id = $"{form.Tidy["topic"]}-{Keys.Hash(form.FormId)[..6]}";
        var workshop = new WorkshopRow { PartitionKey = edition.Id, RowKey = WorkshopKeys.Workshop(id) };
        WorkshopForm.Fill(workshop, form.Tidy, edition);
        if (await table.CommitAsync(new TableTransaction().Add(workshop).Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, WorkshopAudit.WorkshopCreated, workshop.Subject)), cancellationToken) == CommitResult.Committed)
        {
            programme.Remember(workshop);
        }

        return PageResults.SeeOther(language, $"/desk/workshops/{id}");
    }
}
