using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

/// <summary>Takes what the mailbox posts.</summary>
public sealed class Webhook(Journal journal)
{
    [Function("Webhook")]
    public async Task<IResult> Take([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hooks/mail")] HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var signature = request.Headers["X-Twilio-Email-Event-Webhook-Signature"];
        var timestamp = request.Headers["X-Twilio-Email-Event-Webhook-Timestamp"];
        journal.Add($"events\t{timestamp}\t{signature}\t{body}");
        return Results.NoContent();
    }
}
