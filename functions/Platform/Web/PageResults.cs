using Microsoft.AspNetCore.Http;
using Platform.Forms;
using Platform.Languages;

namespace Platform.Web;

/// <summary>How a page's function answers.</summary>
public static class PageResults
{
    /// <summary>The page in the language of the route; "not found" where the site does not have that language.</summary>
    public static async Task<IResult> RenderAsync(PageRenderer pages, HttpRequest request, string lang, Func<Language, Task<IResult>> answer) =>
        Language.TryFind(lang, out var language) ? await answer(language) : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound);

    /// <summary>The same for a post, with the form's fields; a form that can't be read is answered with why.</summary>
    public static Task<IResult> HandlePostAsync(
        PageRenderer pages, HttpRequest request, string lang, Func<Language, IFormCollection, Task<IResult>> answer, CancellationToken cancellationToken) =>
        ToAsync(pages, request, lang, () => PostedFields.ReadAsync(request, cancellationToken), answer);

    /// <summary>The same for a button's post that needs no fields: without a form they are none.</summary>
    public static Task<IResult> HandleAnyPostAsync(
        PageRenderer pages, HttpRequest request, string lang, Func<Language, IFormCollection, Task<IResult>> answer, CancellationToken cancellationToken) =>
        ToAsync(pages, request, lang, () => PostedFields.ReadIfAnyAsync(request, cancellationToken), answer);

    private static Task<IResult> ToAsync(
        PageRenderer pages, HttpRequest request, string lang, Func<Task<(IFormCollection? Form, int Status)>> read, Func<Language, IFormCollection, Task<IResult>> answer) =>
        RenderAsync(pages, request, lang, async language =>
        {
            var (posted, status) = await read();
            return posted is null ? await ErrorResults.RenderAsync(pages, request, status) : await answer(language, posted);
        });

    /// <summary>Sends the reader to another page after a post, so that going back or reloading repeats nothing.</summary>
    public static IResult SeeOther(Language language, string path) => new Redirection(StatusCodes.Status303SeeOther, $"/{language.Code}{path}");

    /// <summary>Sends the reader of a page to where it is today.</summary>
    public static IResult Found(string location) => new Redirection(StatusCodes.Status302Found, location);

    /// <summary>The framework's redirects have no 303, the only one that turns every post into a get, and tell no length.</summary>
    private sealed class Redirection(int status, string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.Headers.Location = HeaderText.Ascii(location);
            response.Headers.CacheControl = "no-store";
            response.ContentLength = 0;
            SecurityHeaders.Apply(response.Headers);
            return Task.CompletedTask;
        }
    }
}
