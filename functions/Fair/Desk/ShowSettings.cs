using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Web;

namespace Fair.Desk;

/// <summary>The settings of the edition that need no deployment.</summary>
public sealed class ShowSettings(PageRenderer pages, Edition edition)
{
    [Function(nameof(ShowSettings)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/settings")] HttpRequest request, string lang) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<SettingsPage>(
            request, language, StatusCodes.Status200OK,
            (nameof(SettingsPage.FormValues), SettingsForm.Write(edition)), (nameof(SettingsPage.Address), ClientAddress.Read(request)), (nameof(SettingsPage.IsSaved), request.Query["saved"] == "yes")));
}
