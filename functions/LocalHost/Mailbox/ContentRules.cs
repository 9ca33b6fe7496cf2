using System.Text.Json;

namespace LocalHost;

/// <summary>The parts of a message: at least one, none empty, text/plain before text/html before all others.</summary>
internal static class ContentRules
{
    public static IEnumerable<SendGridError> Check(JsonElement request)
    {
        var contents = request.Items("content").ToList();
        if (contents.Count == 0)
        {
            yield return SendGridError.Create(
                "content", "content", "Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.");
        }

        for (var i = 0; i < contents.Count; i++)
        {
            if (string.IsNullOrEmpty(contents[i].Text("value")))
            {
                yield return SendGridError.Create($"content.{i}.value", "content.value", "The content value must be a string at least one character in length.");
            }

            if (string.IsNullOrEmpty(contents[i].Text("type")))
            {
                yield return SendGridError.Create($"content.{i}.type", "content.type", "The content type must be a string at least one character in length.");
            }
        }

        var ranks = contents.Select(content => Rank(content.Text("type"))).ToList();
        if (!ranks.SequenceEqual(ranks.Order()))
        {
            yield return SendGridError.Create("content", "content", "If present, text/plain and text/html may only be provided once, and text/plain must be first, followed by text/html, followed by any other content.");
        }
    }

    private static int Rank(string? type) => type switch { "text/plain" => 0, "text/html" => 1, _ => 2 };
}
