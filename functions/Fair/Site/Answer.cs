using Fair.Forms;
using Fair.Languages;
using Microsoft.AspNetCore.Http;

namespace Fair.Site;

/// <summary>How a page's function answers.</summary>
public static class Answer
{
    /// <summary>The page in the language of the route; for a language that there is none of, "not found".</summary>
    public static async Task<IResult> In(PageRenderer pages, HttpRequest request, string lang, Func<Language, Task<IResult>> answer) =>
        Language.TryFind(lang, out var language) ? await answer(language) : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound);

    /// <summary>The same for a post, with the form's fields; a form that can't be read is answered with why.</summary>
    public static Task<IResult> ToPost(
        PageRenderer pages, HttpRequest request, string lang, Func<Language, IFormCollection, Task<IResult>> answer, CancellationToken cancellationToken) =>
        In(pages, request, lang, async language =>
        {
            var (posted, status) = await PostedFields.Read(request, cancellationToken);
            return posted is null ? await ErrorPage.Answer(pages, request, status) : await answer(language, posted);
        });

    /// <summary>Sends the reader to another page after a post, so that going back or reloading repeats nothing.</summary>
    public static IResult See(Language language, string path) => new SeeOther($"/{language.Code}{path}");

    /// <summary>303: the only redirect that turns every post into a get. The framework's own results have none.</summary>
    private sealed class SeeOther(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            httpContext.Response.Headers.CacheControl = "no-store";
            SecurityHeaders.Apply(httpContext.Response.Headers);
            return Task.CompletedTask;
        }
    }
}
