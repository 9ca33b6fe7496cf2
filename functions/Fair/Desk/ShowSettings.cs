using Fair.Editions;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Desk;

/// <summary>The settings of the edition that need no deployment.</summary>
public sealed class ShowSettings(PageRenderer pages, Edition edition)
{
    [Function(nameof(ShowSettings)), Desk(Role.Organiser)]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/settings")] HttpRequest request, string lang) =>
        Answer.In(pages, request, lang, async language => await pages.Page<SettingsPage>(
            request, language, StatusCodes.Status200OK,
            (nameof(SettingsPage.Answers), SettingsForm.Of(edition)), (nameof(SettingsPage.Address), ClientAddress.Of(request)), (nameof(SettingsPage.IsSaved), request.Query["saved"] == "yes")));
}
