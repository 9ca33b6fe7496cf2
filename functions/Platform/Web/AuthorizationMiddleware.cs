using System.Reflection;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Platform.Web;

/// <summary>
/// Stands before every HTTP function: lets through whom the function names, refuses posts that another site sent and
/// floods from one address, and turns a failure into a page. What a function does not permit is forbidden.
/// </summary>
public sealed partial class AuthorizationMiddleware(
    PageRenderer pages, PrincipalReader principals, RateLimits limits, PostShare share, SiteAddress site, IConfiguration configuration, ILogger<AuthorizationMiddleware> logger) : IFunctionsWorkerMiddleware
{
    // Internal to the worker.
    private const string Unconvertible = "FunctionInputConverterException";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        SecurityHeaders.Apply(http.Response.Headers);
        var function = context.FunctionDefinition.Name;
        var refusal = await RefuseAsync(function, http.Request);
        var result = refusal ?? await RefuseBodyAsync(function, http.Request) ?? await RunAsync(context, next, http);
        if (!http.Request.IsRead() && !http.RequestAborted.IsCancellationRequested)
        {
            // Who is not let in costs no more than a form of text does.
            await (refusal is null ? Body.DrainAsync(http.Request) : Body.DrainLittleAsync(http.Request));
        }

        if (result is not null)
        {
            context.GetInvocationResult().Value = result;
        }
    }

    /// <summary>Runs the function; a result stands for its own where it failed.</summary>
    private async Task<IResult?> RunAsync(FunctionContext context, FunctionExecutionDelegate next, HttpContext http)
    {
        try
        {
            await next(context);
            return null;
        }
        catch (Exception exception) when (HasLeft(Cause(exception), context, http))
        {
            // No failure: somebody closed the page, or the instance is being stopped, and then an answer may still be read.
            LogLeft(context.FunctionDefinition.Name);
            return http.RequestAborted.IsCancellationRequested ? null : await ProblemAsync(http.Request, StatusCodes.Status500InternalServerError);
        }
        catch (Exception exception) when (Cause(exception) is BadHttpRequestException bad)
        {
            // What was sent can't be read to its end: too much of it, too slow, or cut off.
            return await ProblemAsync(http.Request, bad.StatusCode);
        }
        catch (Exception exception) when (Cause(exception).GetType().Name == Unconvertible)
        {
            // A query that names one of the function's parameters is taken for its value, a token's too.
            return await ProblemAsync(http.Request, StatusCodes.Status400BadRequest);
        }
        catch (Exception exception)
        {
            LogFailed(exception, context.FunctionDefinition.Name, context.InvocationId);
            return await ProblemAsync(http.Request, StatusCodes.Status500InternalServerError);
        }
    }

    private static bool HasLeft(Exception cause, FunctionContext context, HttpContext http) =>
        cause is ConnectionResetException or ConnectionAbortedException
        || (cause is OperationCanceledException or IOException && (http.RequestAborted.IsCancellationRequested || context.CancellationToken.IsCancellationRequested));

    // Depending on how it calls functions, the worker wraps what they throw.
    private static Exception Cause(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var inner] } => Cause(inner),
        TargetInvocationException { InnerException: { } inner } => Cause(inner),
        _ => exception,
    };

    /// <summary>Refuses a body that is too large by its own word, and bounds every other while it is read.</summary>
    private async Task<IResult?> RefuseBodyAsync(string function, HttpRequest request)
    {
        if (request.IsRead())
        {
            return null;
        }

        var max = FunctionAccess.Find(function)!.MaxBytes;
        if (request.ContentLength > max)
        {
            return await ProblemAsync(request, StatusCodes.Status413PayloadTooLarge);
        }

        request.Body = new BoundedBody(request.Body, max);
        return null;
    }

    private async Task<IResult?> RefuseAsync(string function, HttpRequest request)
    {
        var access = FunctionAccess.Find(function);
        var isPost = !request.IsRead();
        switch (access)
        {
            case PublicAttribute open:
                if (isPost && !open.CrossSite && IsFromElsewhere(request, trustSilence: true))
                {
                    return await ProblemAsync(request, StatusCodes.Status403Forbidden);
                }

                return Permits(open, isPost, ClientAddress.LineOf(request)) ? null : await TooManyAsync(request);
            case DeskAttribute desk:
                var user = principals.Read(request);
                if (user is null)
                {
                    return request.IsRead() ? SignIn(request) : await ProblemAsync(request, StatusCodes.Status401Unauthorized);
                }

                return user.Role < desk.Min || (isPost && IsFromElsewhere(request, trustSilence: false))
                    ? await ProblemAsync(request, StatusCodes.Status403Forbidden)
                    : null;
            case SharedKeyAttribute key:
                return key.Admits(request, configuration) ? null : await ProblemAsync(request, StatusCodes.Status404NotFound);
            default:
                return await ProblemAsync(request, StatusCodes.Status403Forbidden);
        }
    }

    private bool Permits(PublicAttribute open, bool isPost, string address)
    {
        if (isPost && !open.FromService)
        {
            share.Record(address);
        }

        return (!isPost || limits.Permits(address)) && (!open.LooksUp || limits.PermitsLookUp(address));
    }

    /// <summary>
    /// Whether a post comes from another site's page. Browsers tell by Sec-Fetch-Site, older ones by Origin; what says
    /// nothing is no browser with somebody's cookies, and is trusted only where cookies mean nothing.
    /// </summary>
    private bool IsFromElsewhere(HttpRequest request, bool trustSilence)
    {
        var fetchSite = request.Headers["Sec-Fetch-Site"].ToString();
        if (fetchSite.Length > 0)
        {
            return fetchSite is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            ? !IsOurs(origin, request)
            : !trustSilence;
    }

    // Ours is what people know the site by, and what the browser was asked for: a page elsewhere can choose neither.
    private bool IsOurs(string origin, HttpRequest request) =>
        string.Equals(origin, site.Origin.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var sent) && string.Equals(sent.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));

    private static IResult SignIn(HttpRequest request) =>
        PageResults.Found($"/.auth/login/aad?post_login_redirect_uri={Uri.EscapeDataString(request.Path + request.QueryString)}");

    private async Task<IResult> TooManyAsync(HttpRequest request)
    {
        request.HttpContext.Response.Headers.RetryAfter = "60";
        return await ProblemAsync(request, StatusCodes.Status429TooManyRequests);
    }

    private Task<IResult> ProblemAsync(HttpRequest request, int status) => ErrorResults.RenderAsync(pages, request, status);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Function} was not finished: who asked has left, or the instance is being stopped.")]
    private partial void LogLeft(string function);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed in invocation {InvocationId}.")]
    private partial void LogFailed(Exception exception, string function, string invocationId);
}
