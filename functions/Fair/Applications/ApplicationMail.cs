using Platform.Mail;

namespace Fair.Applications;

/// <summary>A mail with the link to one's application.</summary>
public abstract record ApplicationMail : MailTemplate
{
    public override string LinkPath(string token) => $"applications/{token}";
}
