using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fair.Languages;

/// <summary>
/// The texts of one language. Each feature keeps its own beside its pages, in <c>Feature/feature.texts.{lang}.json</c>:
/// flat keys, <c>{name}</c> for placeholders, <c>.one</c>, <c>.few</c>, <c>.other</c> … for plural forms.
/// </summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, string> texts;

    private Texts(FrozenDictionary<string, string> texts) => this.texts = texts;

    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <exception cref="KeyNotFoundException">No feature has a text of that key: a defect, named.</exception>
    public string this[string key] =>
        texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"There is no text '{key}'.");

    public bool Has(string key) => texts.ContainsKey(key);

    internal static Texts Load(string code)
    {
        var assembly = typeof(Texts).Assembly;
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith($".texts.{code}.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            // The serializer would first compile what it needs to know of a dictionary: a start waits for it.
            using var document = JsonDocument.Parse(stream);
            foreach (var text in document.RootElement.EnumerateObject())
            {
                all.Add(text.Name, text.Value.GetString()!);
            }
        }

        return new(all.ToFrozenDictionary(StringComparer.Ordinal));
    }

    internal static string Fill(string text, (string Name, object? Value)[] values, Language language)
    {
        var filled = new StringBuilder(text);
        foreach (var (name, value) in values)
        {
            filled.Replace($"{{{name}}}", value switch
            {
                DateOnly date => language.Date(date),
                int or long => Language.Number(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture),
            });
        }

        return filled.ToString();
    }
}
