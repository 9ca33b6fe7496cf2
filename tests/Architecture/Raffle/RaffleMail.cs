using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Raffle;

/// <summary>You take part; the link shows your ticket.</summary>
[MailKind("RaffleMail")]
public sealed record RaffleMail(string Name) : MailTemplate
{
    public override string LinkPath(string token) => $"raffle/{token}";

    public override MailContent Write(Language language, Edition edition, Uri? link) => new()
    {
        Subject = language["raffle.title"],
        Preview = language["raffle.title"],
        Greeting = Name,
        Paragraphs = [language["raffle.text"]],
        Action = link is null ? null : (language["raffle.title"], link),
        Closing = edition.Name[language],
    };
}
