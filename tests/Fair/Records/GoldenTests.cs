using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fair.Certificates;
using Fair.Tests.Mail;
using Platform;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Xunit;

namespace Fair.Tests.Records;

/// <summary>
/// What a version stores, the next one reads: each kind of row, of mail and of queue message as it was stored, in a folder for
/// each version. To add what is new: run the tests with FAIR_APPROVE=1, look at the files, commit them. A file that is there
/// is never changed: storage may hold what it says.
/// </summary>
public sealed class GoldenTests
{
    private const string Version = "0.1.0";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Folder = Path.Combine(
        typeof(GoldenTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == "TestsFolder").Value!, "Records", "golden");

    private static readonly IReadOnlyDictionary<string, IQueueMessage> Messages = new Dictionary<string, IQueueMessage>
    {
        [MailQueue.Name] = new MailQueued("2025", ["0194a8c1d2e3-0123456789abcdef0123"]),
        [CertificateQueue.Name] = new CertificateQueued("2025", "0194a8c1d2e3-0123456789abcdef0123"),
    };

    private static IEnumerable<Type> Rows => FeatureAssemblies.All.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(Row)) && !type.IsAbstract);

    [Fact]
    public void Each_row_is_stored_as_it_was() => Assert.All(Rows, type => Approve($"rows/{type.Name}", Properties(Filled(type))));

    [Fact]
    public void Each_row_that_any_version_stored_is_read_whole() => Assert.All(Files("rows"), file =>
    {
        var type = Assert.Single(Rows, row => row.Name == Path.GetFileNameWithoutExtension(file));
        var stored = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var row = (Row)Activator.CreateInstance(type)!;
        foreach (var (name, value) in stored)
        {
            var property = type.GetProperty(name);
            Assert.True(property is not null, $"{type.Name} has no {name} any more: an earlier version stored it.");
            property!.SetValue(row, value.Deserialize(property.PropertyType));
        }

        Assert.Equal(stored.ToJsonString(Readable), Properties(row).ToJsonString(Readable));
    });

    [Fact]
    public void Each_mail_is_stored_as_it_was() => Assert.All(
        MailTemplateTests.Samples(Language.French).DistinctBy(sample => sample.Mail.GetType()),
        sample => Approve($"mails/{MailTemplate.KindOf(sample.Mail.GetType())}", JsonNode.Parse(sample.Mail.ToJson())!));

    [Fact]
    public void Each_mail_that_any_version_stored_is_read_whole() => Assert.All(Files("mails"), file =>
    {
        var stored = JsonNode.Parse(File.ReadAllText(file))!.ToJsonString(Readable);
        var template = MailTemplate.FromJson(Path.GetFileNameWithoutExtension(file), stored);
        Assert.Equal(stored, JsonNode.Parse(template.ToJson())!.ToJsonString(Readable));
    });

    [Fact]
    public void Each_queue_message_is_sent_as_it_was() => Assert.All(
        Messages, message => Approve($"messages/{message.Key}", JsonSerializer.SerializeToNode(message.Value, message.Value.GetType())!));

    [Fact]
    public void Each_queue_message_that_any_version_sent_is_read_without_fault()
    {
        Assert.Equal(Messages.Keys.Order(), Files("messages").Select(file => Path.GetFileNameWithoutExtension(file)!).Distinct().Order());
        Assert.All(Files("messages"), file => Assert.Null(QueueOf(Path.GetFileNameWithoutExtension(file)).Fault(File.ReadAllText(file))));
    }

    private static MessageQueue QueueOf(string name) => name switch
    {
        MailQueue.Name => MessageQueue.For<MailQueued>(name),
        CertificateQueue.Name => MessageQueue.For<CertificateQueued>(name),
        _ => throw new ArgumentException($"There is no queue '{name}'."),
    };

    private static string[] Files(string kind)
    {
        var files = Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == kind).ToArray();
        Assert.NotEmpty(files);
        return files;
    }

    private static void Approve(string name, JsonNode written)
    {
        var file = Path.Combine(Folder, Version, $"{name}.json");
        var text = written.ToJsonString(Readable);
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("FAIR_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text + "\n");
        }

        Assert.True(File.Exists(file), $"{file} is missing: is this a new kind? See the summary of this class.");
        Assert.Equal(File.ReadAllText(file).TrimEnd(), text);
    }

    /// <summary>A row with something in each of its properties.</summary>
    private static Row Filled(Type type)
    {
        var row = (Row)Activator.CreateInstance(type)!;
        foreach (var property in Stored(type))
        {
            property.SetValue(row, Sample(property));
        }

        return row;
    }

    private static object Sample(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var type when type == typeof(string) => $"a sample of {property.Name}",
        var type when type == typeof(bool) => true,
        var type when type == typeof(byte[]) => new byte[] { 1, 2, 3 },
        var type when type == typeof(long) => 1234567890123L,
        var type when type == typeof(int) => property.Name.Length,
        var type when type == typeof(DateTimeOffset) => DateTimeOffset.Parse("2025-01-27T09:30:00Z", CultureInfo.InvariantCulture),
        var type => throw new NotSupportedException($"{property.Name} is a {type.Name}: give it a sample."),
    };

    private static JsonObject Properties(Row row) =>
        new(Stored(row.GetType()).Select(property => KeyValuePair.Create(property.Name, JsonSerializer.SerializeToNode(property.GetValue(row), property.PropertyType))));

    private static IEnumerable<PropertyInfo> Stored(Type type) => type.GetProperties()
        .Where(property => property.CanWrite && property.DeclaringType != typeof(Row) && !property.IsDefined(typeof(System.Runtime.Serialization.IgnoreDataMemberAttribute)))
        .OrderBy(property => property.Name, StringComparer.Ordinal);
}
