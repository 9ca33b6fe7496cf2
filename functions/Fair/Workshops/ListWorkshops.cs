using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>The programme for machines: all workshops by their start, in the three languages.</summary>
public sealed class ListWorkshops(Programme programme, Edition edition, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Function(nameof(ListWorkshops)), Public]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/workshops")] HttpRequest request, CancellationToken cancellationToken)
    {
        var workshops = await programme.ReadAllAsync(cancellationToken);
        return new BufferedResult(
            StatusCodes.Status200OK, "application/json",
            JsonSerializer.SerializeToUtf8Bytes(new { signUpsOpen = edition.SignUpsOpenAt, workshops = workshops.Select(Describe) }, Json));
    }

    private object Describe(WorkshopRow workshop)
    {
        var details = workshop.ReadDetails();
        return new
        {
            id = workshop.Id,
            topic = details.Topic,
            title = details.Title,
            summary = details.Summary,
            trainer = details.Trainer,
            place = details.Place,
            teaching = details.Teaching,
            starts = Local(workshop.Starts),
            ends = Local(workshop.Ends),
            state = Code(workshop.PhaseAt(clock.GetUtcNow(), edition)),
            seats = workshop.Seats,
            free = workshop.Free,
            waiting = workshop.Waiting,
            sample = details.IsSample,
        };
    }

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, edition.Zone);

    private static string Code(SignUpPhase phase) => phase switch
    {
        SignUpPhase.Open => "open",
        SignUpPhase.NotYetOpen => "not-yet-open",
        SignUpPhase.Closed => "closed",
        _ => "called-off",
    };
}
