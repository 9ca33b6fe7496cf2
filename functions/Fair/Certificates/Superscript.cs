using Typesetting.Text;

namespace Fair.Certificates;

/// <summary>
/// Letters raised as in "2ᵉ édition": few fonts have them as characters, and look uneven where they do. They are set as small
/// letters above the line.
/// </summary>
internal static class Superscript
{
    private const string Raised = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
    private const string Plain = "abcdefghijklmnoprstuvwxyz";

    public static IReadOnlyList<TextSpan> Spans(string text, TextStyle style)
    {
        var spans = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var raised = Raised.Contains(text[start], StringComparison.Ordinal);
            var end = start + 1;
            while (end < text.Length && Raised.Contains(text[end], StringComparison.Ordinal) == raised)
            {
                end++;
            }

            var part = text[start..end];
            spans.Add(raised
                ? new(string.Concat(part.Select(letter => Plain[Raised.IndexOf(letter, StringComparison.Ordinal)])), style with { Size = style.Size * 0.62, Rise = 0.55 })
                : new(part, style));
            start = end;
        }

        return spans.Count > 0 ? spans : [new(text, style)];
    }
}
