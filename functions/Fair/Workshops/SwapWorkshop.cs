using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Gives one place back and takes one in another workshop, both or neither.</summary>
public sealed class SwapWorkshop(PageRenderer pages, SignUps signUps, Seats seats, Programme programme, TimeProvider clock)
{
    [Function(nameof(SwapWorkshop)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/sign-ups/{token}/swap/{workshop}")] HttpRequest request,
        string lang, string token, string workshop, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
            await signUps.FindByTokenAsync(token, cancellationToken) is { } held && await programme.FindAsync(workshop, cancellationToken) is { } wanted
                ? await RunAsync(request, language, token, held, wanted, cancellationToken)
                : await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound));

    private async Task<IResult> RunAsync(HttpRequest request, Language language, string token, SignUpRow held, WorkshopRow wanted, CancellationToken cancellationToken) =>
        await seats.SwapAsync(held, wanted.Id) switch
        {
            SignUpResult.Stored stored => PageResults.SeeOther(language, $"/workshops/{wanted.Id}/signed-up/{stored.Position}"),
            SignUpResult.Already => await pages.PageAsync<AlreadySignedUpPage>(request, language, StatusCodes.Status409Conflict, (nameof(AlreadySignedUpPage.Workshop), wanted)),
            SignUpResult.Collides collides => await pages.PageAsync<CollisionPage>(
                request, language, StatusCodes.Status409Conflict,
                (nameof(CollisionPage.Workshop), wanted), (nameof(CollisionPage.Held), await programme.FindAllAsync(collides.Held, cancellationToken)),
                (nameof(CollisionPage.Form), Typed(held))),
            SignUpResult.NotOpen => await pages.PageAsync<SignUpClosedPage>(
                request, language, StatusCodes.Status409Conflict,
                (nameof(SignUpClosedPage.Workshop), wanted), (nameof(SignUpClosedPage.Others), await programme.OthersAsync(wanted, cancellationToken))),
            _ => PageResults.SeeOther(language, $"/sign-ups/{token}"),
        };

    private Form Typed(SignUpRow held) => new() { FormId = Platform.Records.Id.New(clock), Typed = SignUpRequest.FromSignUp(held, "").Answers };
}
