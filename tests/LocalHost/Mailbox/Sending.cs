using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LocalHost.Tests.Mailbox;

/// <summary>Sends to the mailbox of a run: with SendGrid's own package, or as raw JSON.</summary>
internal static class Sending
{
    public static Task<Response> SendMailAsync(this RunningProbe run, SendGridMessage message)
    {
        var client = new SendGridClient(new SendGridClientOptions
        {
            ApiKey = run.Configuration["SendGrid:ApiKey"],
            Host = run.Configuration["SendGrid:Host"],
        });
        return client.SendEmailAsync(message, run.Patience);
    }

    public static SendGridMessage Message(string to)
    {
        var message = new SendGridMessage { From = new EmailAddress("fair@example.org", "The fair"), Subject = "Welcome" };
        message.AddTo(to);
        message.AddContent("text/plain", "Welcome to the fair");
        message.AddContent("text/html", "<html lang=\"ar\" dir=\"rtl\"><head></head><body><p>\u0645\u0631\u062d\u0628\u0627</p></body></html>");
        return message;
    }

    /// <summary>A message that SendGrid accepts, to be spoilt.</summary>
    public static JsonObject Json() => JsonNode.Parse(
        """
        {
          "personalizations": [{ "to": [{ "email": "ana@example.org" }] }],
          "from": { "email": "fair@example.org" },
          "subject": "Welcome",
          "content": [{ "type": "text/plain", "value": "Hello" }, { "type": "text/html", "value": "<p>Hello</p>" }]
        }
        """)!.AsObject();

    public static async Task<HttpResponseMessage> SendJsonAsync(this RunningProbe run, JsonNode message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/mail/send") { Content = JsonContent.Create(message) };
        request.Headers.Authorization = new("Bearer", run.Configuration["SendGrid:ApiKey"]);
        return await run.Client.SendAsync(request, run.Patience);
    }

    public static async Task BehaveAsync(this RunningProbe run, object behaviour)
    {
        using var response = await run.Client.PostAsJsonAsync("/_mailbox/behaviour", behaviour, run.Patience);
        response.EnsureSuccessStatusCode();
    }

    public static Task<JsonElement[]> MessagesAsync(this RunningProbe run, string? to = null) =>
        run.Client.GetFromJsonAsync<JsonElement[]>($"/_mailbox/messages?to={to}", run.Patience)!;
}
