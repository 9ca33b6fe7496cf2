using Fair.Storage;

namespace Fair.Mail;

/// <summary>A capability: which application the bearer of the token may act on.</summary>
public sealed class TokenRow : Row
{
    public string Application { get; set; } = "";
}
