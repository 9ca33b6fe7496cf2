using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Languages;
using Platform.Records;
using Platform.Web;

namespace Fair.Desk;

/// <summary>Puts other settings in force: here at once, on other instances within half a minute.</summary>
public sealed class ChangeSettings(PageRenderer pages, PrincipalReader principals, FairTable table, Edition edition, TimeProvider clock)
{
    [Function(nameof(ChangeSettings)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/settings")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, (language, posted) => RunAsync(request, language, posted, cancellationToken), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, IFormCollection posted, CancellationToken cancellationToken)
    {
        var answers = SettingsForm.Read(posted);
        var (changes, errors) = SettingsForm.Check(answers);
        if (changes is null)
        {
            return await pages.PageAsync<SettingsPage>(
                request, language, StatusCodes.Status400BadRequest,
                (nameof(SettingsPage.FormValues), answers), (nameof(SettingsPage.Errors), errors), (nameof(SettingsPage.Address), ClientAddress.Read(request)));
        }

        var row = new SettingsRow { PartitionKey = edition.Id, RowKey = Keys.Settings, Changes = changes.ToJson() };
        var audit = AuditRow.Create(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, DeskAudit.SettingsChanged, "settings");
        await table.CommitAsync(new TableTransaction().Upsert(row).Add(audit), cancellationToken);
        edition.Apply(changes);
        return PageResults.SeeOther(language, "/desk/settings?saved=yes");
    }
}
