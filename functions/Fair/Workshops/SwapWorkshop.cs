using Fair.Exhibitors;
using Fair.Languages;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>Gives one place back and takes one in another workshop, both or neither.</summary>
public sealed class SwapWorkshop(PageRenderer pages, SignUps signUps, Seats seats, Programme programme, TimeProvider clock)
{
    [Function(nameof(SwapWorkshop)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/sign-ups/{token}/swap/{workshop}")] HttpRequest request,
        string lang, string token, string workshop, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language =>
            await signUps.ByToken(token, cancellationToken) is { } held && await programme.Find(workshop, cancellationToken) is { } wanted
                ? await Run(request, language, token, held, wanted, cancellationToken)
                : await pages.Page<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound));

    private async Task<IResult> Run(HttpRequest request, Language language, string token, SignUpRow held, WorkshopRow wanted, CancellationToken cancellationToken) =>
        await seats.Swap(held, wanted.Id) switch
        {
            SignedUp.Stored stored => Answer.See(language, $"/workshops/{wanted.Id}/signed-up/{stored.Position}"),
            SignedUp.Already => await pages.Page<AlreadySignedUpPage>(request, language, StatusCodes.Status409Conflict, (nameof(AlreadySignedUpPage.Workshop), wanted)),
            SignedUp.Collides collides => await pages.Page<CollisionPage>(
                request, language, StatusCodes.Status409Conflict,
                (nameof(CollisionPage.Workshop), wanted), (nameof(CollisionPage.Held), await programme.Of(collides.Held, cancellationToken)),
                (nameof(CollisionPage.Form), Typed(held))),
            SignedUp.NotOpen => await pages.Page<SignUpClosedPage>(
                request, language, StatusCodes.Status409Conflict,
                (nameof(SignUpClosedPage.Workshop), wanted), (nameof(SignUpClosedPage.Others), await programme.Others(wanted, cancellationToken))),
            _ => Answer.See(language, $"/sign-ups/{token}"),
        };

    private Forms.Form Typed(SignUpRow held) => new() { FormId = Storage.Id.New(clock), Typed = SignUpRequest.Of(held, "").Answers };
}
