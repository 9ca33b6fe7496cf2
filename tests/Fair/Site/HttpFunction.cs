using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Tests.Site;

/// <summary>An HTTP function as the host is told of it.</summary>
/// <param name="Name">The function's name, by whose order the host tries routes.</param>
/// <param name="Route">The route's template.</param>
/// <param name="Methods">The methods that it answers, in lower case.</param>
public sealed record HttpFunction(string Name, string Route, IReadOnlyList<string> Methods)
{
    /// <summary>Where the build writes what it tells the host.</summary>
    private static readonly string Metadata = Path.Combine(
        typeof(HttpFunction).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "TestsFolder").Value!,
        "../../functions/Fair/bin/azure/Debug/net10.0/functions.metadata");

    /// <summary>As the attributes in the code say.</summary>
    public static IReadOnlyList<HttpFunction> InCode { get; } =
    [
        .. from type in typeof(FairHost).Assembly.GetTypes()
           from method in type.GetMethods()
           let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
           let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null)
           where name is not null && trigger is not null
           orderby name
           select new HttpFunction(name, trigger.Route!, trigger.Methods!),
    ];

    /// <summary>As the host reads it from the build's output; without such a build, as the attributes say.</summary>
    public static IReadOnlyList<HttpFunction> AsBuilt { get; } = File.Exists(Metadata) ? [.. Read(File.ReadAllText(Metadata))] : InCode;

    private static IEnumerable<HttpFunction> Read(string metadata) =>
        from function in JsonNode.Parse(metadata)!.AsArray()
        let trigger = function["bindings"]!.AsArray().FirstOrDefault(binding => (string?)binding!["type"] == "httpTrigger")
        where trigger is not null
        let name = (string)function["name"]!
        orderby name
        select new HttpFunction(name, (string)trigger["route"]!, [.. trigger["methods"]!.AsArray().Select(method => (string)method!)]);
}
