using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Platform.Languages;

/// <summary>
/// The texts of one language. Each feature keeps its own beside its pages, in <c>Feature/feature.texts.{lang}.json</c>:
/// flat keys, <c>{name}</c> for placeholders, <c>.one</c>, <c>.few</c>, <c>.other</c> … for plural forms.
/// </summary>
public sealed class Texts
{
    private readonly Dictionary<string, string> texts;

    private Texts(Dictionary<string, string> texts) => this.texts = texts;

    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <exception cref="KeyNotFoundException">No feature has a text of that key: a defect, named.</exception>
    public string this[string key] =>
        texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"There is no text '{key}'.");

    public bool Has(string key) => texts.ContainsKey(key);

    internal static Texts Load(string code, IEnumerable<Assembly> assemblies)
    {
        var ending = $".texts.{code}.json";
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                Read(stream, all);
            }
        }

        return new(all);
    }

    // The serializer, a document or a frozen dictionary would first compile or weigh what they are given: a start waits for it.
    private static void Read(Stream stream, Dictionary<string, string> all)
    {
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                reader.Read();
                all.Add(key, reader.GetString()!);
            }
        }
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
