using Platform.Records;

namespace Platform.Mail;

/// <summary>A capability: what the bearer of the token may act on, as <see cref="OutboxRow.Subject"/> names it.</summary>
public sealed class TokenRow : Row
{
    public string Subject { get; set; } = "";
}
