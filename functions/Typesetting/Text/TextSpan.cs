namespace Typesetting.Text;

/// <summary>Part of a paragraph in one style.</summary>
public sealed record TextSpan(string Text, TextStyle Style)
{
    /// <summary>
    /// A value put into a sentence, which keeps its own direction there and lends it to nothing around: between FSI and PDI, as
    /// UAX #9 has it. Isolates and embeddings that the value itself opens or closes are taken out: they could end its own.
    /// </summary>
    public static string Isolated(string value) =>
        $"\u2068{string.Concat(value.Where(c => c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))))}\u2069";
}
