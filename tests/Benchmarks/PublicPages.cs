using Fair.Applications;
using Fair.Website;
using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Languages;

namespace Fair.Benchmarks;

/// <summary>The pages that everybody sees.</summary>
internal static class PublicPages
{
    private static readonly (string Path, Func<IServiceProvider, HttpRequest, string, Task<IResult>> Function)[] Pages =
    [
        ("", (services, request, language) => New<Home>(services).RunAsync(request, language)),
        ("/apply", (services, request, language) => New<ApplyForm>(services).RunAsync(request, language)),
        ("/link", (services, request, language) => New<RequestLinkForm>(services).RunAsync(request, language)),
        ("/workshops", (services, request, language) => New<ShowProgramme>(services).RunAsync(request, language, default)),
        ("/workshops/branding", (services, request, language) => New<ShowWorkshop>(services).RunAsync(request, language, "branding", default)),
        ("/workshops/branding/signed-up/0", (services, request, language) => New<SignUpReceived>(services).RunAsync(request, language, "branding", "0", default)),
        ("/privacy", (services, request, language) => New<PrivacyNotice>(services).RunAsync(request, language)),
        ("/nowhere", (services, request, _) => New<ZzNotFound>(services).RunAsync(request)),
    ];

    /// <summary>Every page in every language.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. Language.All.SelectMany(language => Pages.Select(page => $"/{language.Code}{page.Path}"))];

    /// <summary>Every page in every language, as a call of its function.</summary>
    public static IEnumerable<(string Path, Func<IServiceProvider, HttpRequest, Task<IResult>> Render)> Functions =>
        from language in Language.All
        from page in Pages
        select ($"/{language.Code}{page.Path}", new Func<IServiceProvider, HttpRequest, Task<IResult>>((services, request) => page.Function(services, request, language.Code)));

    private static T New<T>(IServiceProvider services) => ActivatorUtilities.CreateInstance<T>(services);
}
