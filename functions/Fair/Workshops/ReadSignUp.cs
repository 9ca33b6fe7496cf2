using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>A person's own sign-up for machines, by the token of the link.</summary>
public sealed class ReadSignUp(SignUps signUps, Programme programme, Edition edition)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Function(nameof(ReadSignUp)), Public]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sign-ups/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await signUps.FindByTokenAsync(token, cancellationToken) is not { } signUp || await programme.FindAsync(signUp.Workshop, cancellationToken) is not { } workshop)
        {
            return Problem.Create(StatusCodes.Status404NotFound, ErrorResults.LanguageOf(request)["problem.signUpUnknown"]);
        }

        return new BufferedResult(
            StatusCodes.Status200OK, "application/json",
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    workshop = workshop.Id,
                    state = signUp.State,
                    position = signUp.State == SignUpState.Waiting ? await signUps.FindPositionAsync(signUp, cancellationToken) : (int?)null,
                    code = signUp.State == SignUpState.Seat ? signUp.Code : null,
                    nameArabic = signUp.NameArabic,
                    nameLatin = signUp.NameLatin,
                    starts = TimeZoneInfo.ConvertTime(workshop.Starts, edition.Zone),
                    ends = TimeZoneInfo.ConvertTime(workshop.Ends, edition.Zone),
                    place = workshop.ReadDetails().Place,
                },
                Json));
    }
}
