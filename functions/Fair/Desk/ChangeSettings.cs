using Fair.Editions;
using Fair.Languages;
using Fair.Site;
using Fair.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Desk;

/// <summary>Puts other settings in force: here at once, on other instances within half a minute.</summary>
public sealed class ChangeSettings(PageRenderer pages, PrincipalReader principals, FairTable table, Edition edition, TimeProvider clock)
{
    [Function(nameof(ChangeSettings)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/settings")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        Answer.ToPost(pages, request, lang, (language, posted) => Run(request, language, posted, cancellationToken), cancellationToken);

    private async Task<IResult> Run(HttpRequest request, Language language, IFormCollection posted, CancellationToken cancellationToken)
    {
        var answers = SettingsForm.Read(posted);
        var (changes, errors) = SettingsForm.Check(answers);
        if (changes is null)
        {
            return await pages.Page<SettingsPage>(
                request, language, StatusCodes.Status400BadRequest,
                (nameof(SettingsPage.Answers), answers), (nameof(SettingsPage.Errors), errors), (nameof(SettingsPage.Address), ClientAddress.Of(request)));
        }

        var row = new SettingsRow { PartitionKey = edition.Id, RowKey = Keys.Settings, Changes = changes.ToJson() };
        var audit = AuditRow.For(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, Audited.SettingsChanged, "settings");
        await table.Submit(new Batch().Put(row).Add(audit), cancellationToken);
        edition.Apply(changes);
        return Answer.See(language, "/desk/settings?saved=yes");
    }
}
