using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;

namespace Fair.Infra.Tests;

/// <summary>What the application's code names: functions, queues, settings. Read from the code itself.</summary>
public static partial class Application
{
    private static readonly Assembly[] Code = [typeof(FairHost).Assembly, typeof(Edition).Assembly];

    /// <summary>Every function, with what starts it.</summary>
    public static IReadOnlyList<(string Name, Attribute Trigger)> Functions { get; } =
    [
        .. from type in Code.SelectMany(assembly => assembly.GetTypes())
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           select (function.Name, method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()).First(attribute => attribute is HttpTriggerAttribute or QueueTriggerAttribute or TimerTriggerAttribute)),
    ];

    public static IReadOnlyList<(string Name, string Queue)> QueueFunctions { get; } =
        [.. Functions.Where(function => function.Trigger is QueueTriggerAttribute).Select(function => (function.Name, ((QueueTriggerAttribute)function.Trigger).QueueName))];

    public static IReadOnlyList<string> TimerFunctions { get; } =
        [.. Functions.Where(function => function.Trigger is TimerTriggerAttribute).Select(function => function.Name).Order(StringComparer.Ordinal)];

    /// <summary>The classes that settings are read into, by their section: <c>AddOptions&lt;T&gt;().Bind(…GetSection("…"))</c> in the sources.</summary>
    public static IReadOnlyDictionary<string, Type> Sections { get; } = Sources()
        .SelectMany(source => OptionsClass().Matches(source))
        .ToDictionary(match => match.Groups["section"].Value, match => Code.SelectMany(assembly => assembly.GetTypes()).Single(type => type.Name == match.Groups["type"].Value));

    /// <summary>Settings without which the application does not start: required members that have no value of their own.</summary>
    public static IReadOnlySet<string> Required { get; } = Sections
        .SelectMany(section => section.Value.GetProperties().Where(property => IsRequired(property, section.Value)).Select(property => $"{section.Key}__{property.Name}"))
        .ToHashSet();

    /// <summary>Every setting that the code looks at, as an application setting's name; a section's members too.</summary>
    public static IReadOnlySet<string> Known { get; } = Sections
        .SelectMany(section => section.Value.GetProperties().Where(property => property.CanWrite).Select(property => $"{section.Key}__{property.Name}"))
        .Concat(typeof(Edition).GetProperties().Where(property => property.CanWrite).Select(property => $"Edition__{property.Name}"))
        .Concat(Sources().SelectMany(source => Setting().Matches(source)).Select(match => match.Groups["name"].Value.Replace(":", "__", StringComparison.Ordinal)))
        .ToHashSet();

    private static bool IsRequired(PropertyInfo property, Type type) =>
        property.GetCustomAttribute<RequiredAttribute>() is not null && property.GetValue(Activator.CreateInstance(type)) is null or "";

    private static IEnumerable<string> Sources() => new[] { "Fair", "Platform" }
        .SelectMany(project => Directory.EnumerateFiles(Repository.PathOf("functions", project), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    [GeneratedRegex("""AddOptions<(?<type>\w+)>\(\)\s*\.Bind\(\w+\.GetSection\("(?<section>\w+)"\)\)""")]
    private static partial Regex OptionsClass();

    [GeneratedRegex("""onfiguration(?:\[|\.GetValue(?:<\w+>)?\()"(?<name>[\w:]+)""")]
    private static partial Regex Setting();
}
