namespace Platform.Mail;

/// <summary>The name that a kind of mail is stored under. It stays when the class is renamed: rows of earlier versions hold it.</summary>
/// <param name="name">The name, unique among all mails.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MailKindAttribute(string name) : Attribute
{
    public string Name => name;
}
