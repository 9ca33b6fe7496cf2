using Microsoft.AspNetCore.Http;
using Platform.Languages;

namespace Platform.Web;

/// <summary>What went wrong, as a page in the reader's language or, for the API, as problem+json.</summary>
public static class ErrorResults
{
    public static async Task<IResult> RenderAsync(PageRenderer pages, HttpRequest request, int status)
    {
        var language = LanguageOf(request);
        status = Known(status);
        return request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? Problem.Create(status, language[$"error.{status}.title"])
            : await pages.PageAsync<ErrorPage>(request, language, status, (nameof(ErrorPage.Code), status));
    }

    /// <summary>The language of the path, or the first of Accept-Language that we have, or Arabic.</summary>
    public static Language LanguageOf(HttpRequest request)
    {
        var first = (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        if (Language.TryFind(first, out var language))
        {
            return language;
        }

        return request.GetTypedHeaders().AcceptLanguage
            .Where(accepted => accepted.Quality is null or > 0)
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => Language.TryFind(accepted.Value.Value?.Split('-')[0].ToLowerInvariant(), out var requested) ? requested : null)
            .FirstOrDefault(requested => requested is not null) ?? Language.Arabic;
    }

    // What a request did wrong and has no words of its own could not be read.
    private static int Known(int status) => status is 401 or 403 or 404 or 413 or 429 ? status : status is >= 400 and < 500 ? 400 : 500;
}
