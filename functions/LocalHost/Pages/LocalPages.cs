using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost;

/// <summary>Everything that LocalHost answers beside the functions.</summary>
internal static class LocalPages
{
    public static IEnumerable<LocalPage> All(IServiceProvider services) =>
        Pages(services).Select(page => page with { Answer = RequestOrigin.OwnNameOnly(RefusingUnreadable(page.Answer)) });

    // A form that is none is the sender's mistake and not ours.
    private static RequestDelegate RefusingUnreadable(RequestDelegate answer) => async http =>
    {
        try
        {
            await answer(http);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException or IOException && !http.Response.HasStarted)
        {
            http.Response.StatusCode = exception is BadHttpRequestException { StatusCode: var status } ? status : StatusCodes.Status400BadRequest;
        }
    };

    private static IEnumerable<LocalPage> Pages(IServiceProvider services) =>
    [
        new("GET", Html.StylePath[1..], http =>
        {
            http.Response.ContentType = "text/css; charset=utf-8";
            http.Response.Headers.CacheControl = "max-age=3600";
            return http.Response.WriteAsync(Resource.Text("local.css"));
        }),
        .. ActivatorUtilities.CreateInstance<ClockPage>(services).Pages,
        .. ActivatorUtilities.CreateInstance<SignInPage>(services).Pages,
        .. ActivatorUtilities.CreateInstance<MailSendEndpoint>(services).Pages,
        // Before the pages, where any word can be a message's id.
        .. ActivatorUtilities.CreateInstance<MailboxData>(services).Pages,
        .. ActivatorUtilities.CreateInstance<MailboxPage>(services).Pages,
    ];
}
