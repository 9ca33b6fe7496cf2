namespace LocalHost;

/// <summary>
/// What becomes of a message, in SendGrid's words: delivered, unless the address begins with <c>bounce</c> or <c>dropped</c>;
/// one that begins with <c>unsubscribe</c> unsubscribes when it has the message.
/// </summary>
internal static class DeliveryEvents
{
    private static readonly Dictionary<string, object> None = [];

    public static IEnumerable<Dictionary<string, object>> Create(Mail mail, DateTimeOffset at) =>
        mail.Recipients.SelectMany(recipient => Fates(recipient).Select(fate => Event(mail, recipient, fate.Name, fate.Details, at)));

    private static IEnumerable<(string Name, Dictionary<string, object> Details)> Fates(MailAddress recipient)
    {
        if (Begins("dropped"))
        {
            return [("dropped", new() { ["reason"] = "Bounced Address" })];
        }

        if (Begins("bounce"))
        {
            return
            [
                ("processed", None),
                ("bounce", new() { ["type"] = "bounce", ["status"] = "5.1.1", ["reason"] = "550 5.1.1 The address does not exist" }),
            ];
        }

        return Begins("unsubscribe")
            ? [("processed", None), ("delivered", Delivered()), ("unsubscribe", None)]
            : [("processed", None), ("delivered", Delivered())];

        bool Begins(string word) => recipient.LocalPart.StartsWith(word, StringComparison.OrdinalIgnoreCase);
    }

    private static Dictionary<string, object> Delivered() => new() { ["response"] = "250 OK" };

    private static Dictionary<string, object> Event(
        Mail mail, MailAddress recipient, string name, Dictionary<string, object> details, DateTimeOffset at)
    {
        var properties = new Dictionary<string, object>();
        foreach (var (argument, value) in mail.CustomArgs)
        {
            properties[argument] = value;
        }

        foreach (var (detail, value) in details)
        {
            properties[detail] = value;
        }

        if (mail.Categories.Count > 0)
        {
            properties["category"] = mail.Categories;
        }

        properties["email"] = recipient.Email;
        properties["timestamp"] = at.ToUnixTimeSeconds();
        properties["event"] = name;
        properties["sg_event_id"] = Token.Create();
        properties["sg_message_id"] = $"{mail.Id}.recvd-local-1";
        return properties;
    }
}
