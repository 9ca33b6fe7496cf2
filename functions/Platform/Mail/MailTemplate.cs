using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Platform.Editions;
using Platform.Languages;

namespace Platform.Mail;

/// <summary>
/// One kind of mail: the details it tells, and how they become its content. Derived records stand with their feature; their
/// details are kept as JSON in the outbox, under the name that <see cref="MailKindAttribute"/> gives.
/// </summary>
public abstract record MailTemplate
{
    // Arabic as it is: escaped it would take six times the room.
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly AssemblyIndex<FrozenDictionary<string, Type>> Kinds = new(assemblies => assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(MailTemplate)) && !type.IsAbstract)
        .ToFrozenDictionary(KindOf));

    /// <summary>Whether the mail holds a link that lets its reader act; a new capability is made as it is sent.</summary>
    public virtual bool HasLink => true;

    /// <summary>The path behind the language that the link opens; empty where there is none.</summary>
    public virtual string LinkPath(string token) => "";

    /// <summary>The content in one language.</summary>
    /// <param name="language">The reader's language.</param>
    /// <param name="edition">The fair.</param>
    /// <param name="link">The address of the reader's page, or null where there is none.</param>
    public abstract MailContent Write(Language language, Edition edition, Uri? link);

    /// <summary>The name that a kind of mail is stored under.</summary>
    /// <exception cref="InvalidOperationException">The class has none: a defect, named.</exception>
    public static string KindOf(Type template) =>
        template.GetCustomAttribute<MailKindAttribute>()?.Name ?? throw new InvalidOperationException($"{template.Name} has no {nameof(MailKindAttribute)}.");

    public string ToJson() => JsonSerializer.Serialize(this, GetType(), Json);

    public static MailTemplate FromJson(string kind, string json) => (MailTemplate)JsonSerializer.Deserialize(json, Kinds.Value[kind])!;
}

/// <summary>What a mail says, before it becomes HTML and text.</summary>
public sealed record MailContent
{
    public required string Subject { get; init; }

    /// <summary>The line that mail clients show beside the subject.</summary>
    public required string Preview { get; init; }

    public required string Greeting { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The one thing to do; shown as a button and, for those whose client shows none, as an address.</summary>
    public (string Label, Uri Address)? Action { get; init; }

    public IReadOnlyList<MailDetail> Details { get; init; } = [];

    /// <summary>What goes into the reader's calendar; attached as a file.</summary>
    public CalendarEntry? Calendar { get; init; }

    /// <summary>The code that is read at the entrance: as a QR code in the mail and attached, and in words among the details.</summary>
    public string? Code { get; init; }

    /// <summary>Files that travel with it.</summary>
    public IReadOnlyList<MailAttachment> Files { get; init; } = [];

    public required string Closing { get; init; }
}

/// <summary>A file that travels with a mail: a private blob, read when the mail leaves.</summary>
/// <param name="Name">By which it is saved.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Container">Where the blob is.</param>
/// <param name="Blob">Its name there.</param>
public sealed record MailAttachment(string Name, string Type, string Container, string Blob);

/// <summary>A row of the small table in a mail.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">What it says.</param>
public sealed record MailDetail(string Label, string Value);
