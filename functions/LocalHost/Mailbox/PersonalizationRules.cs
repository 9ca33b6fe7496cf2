using System.Globalization;
using System.Text.Json;

namespace LocalHost;

/// <summary>Whom a message is for: valid addresses, none twice, and no more than 1,000 in a request.</summary>
internal static class PersonalizationRules
{
    private const int MaxRecipients = 1000;

    private static readonly string[] Kinds = ["to", "cc", "bcc"];

    public static IEnumerable<SendGridError> Check(JsonElement request)
    {
        var personalizations = request.Items("personalizations").ToList();
        if (personalizations.Count == 0)
        {
            yield return SendGridError.Create(
                "personalizations", "personalizations", "The personalizations field is required and must have at least one personalization.");
        }

        var errors = personalizations.SelectMany((personalization, index) =>
            CheckOne(personalization, string.Create(CultureInfo.InvariantCulture, $"personalizations.{index}")));
        foreach (var error in errors)
        {
            yield return error;
        }

        if (personalizations.Sum(personalization => Kinds.Sum(kind => personalization.Items(kind).Count())) > MaxRecipients)
        {
            yield return SendGridError.Create(
                "personalizations", "recipient_limits", "The total number of recipients must be no more than 1000. This includes all recipients defined within the to, cc and bcc parameters, across each object that you include in the personalizations array.");
        }
    }

    private static IEnumerable<SendGridError> CheckOne(JsonElement personalization, string field)
    {
        if (!personalization.Items("to").Any())
        {
            yield return SendGridError.Create(
                $"{field}.to", "to", "The to array is required for all personalization objects, and must have at least one email object with a valid email address.");
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var kind in Kinds)
        {
            var index = 0;
            foreach (var address in MailAddress.ReadAll(personalization, kind))
            {
                if (!MailAddress.IsValid(address.Email))
                {
                    yield return SendGridError.Create($"{field}.{kind}.{index}.email", kind, "Does not contain a valid address.");
                }
                else if (!seen.Add(address.Email))
                {
                    yield return SendGridError.Create(
                        field, "recipient-errors", $"Each email address in the personalization block should be unique between to, cc, and bcc. We found the first duplicate instance of [{address.Email}] in the {field}.{kind} field.");
                }

                index++;
            }
        }
    }
}
