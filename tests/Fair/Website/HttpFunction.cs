using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using TestHost;

namespace Fair.Tests.Website;

/// <summary>An HTTP function as the host is told of it.</summary>
/// <param name="Name">The function's name, by whose order the host tries routes.</param>
/// <param name="Route">The route's template.</param>
/// <param name="Methods">The methods that it answers, in lower case.</param>
public sealed record HttpFunction(string Name, string Route, IReadOnlyList<string> Methods)
{
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

    /// <summary>As the host reads it from what the build has written.</summary>
    public static IReadOnlyList<HttpFunction> AsBuilt { get; } = [.. Read(File.ReadAllText(Path.Combine(Built.Application, "functions.metadata")))];

    private static IEnumerable<HttpFunction> Read(string metadata) =>
        from function in JsonNode.Parse(metadata)!.AsArray()
        let trigger = function["bindings"]!.AsArray().FirstOrDefault(binding => (string?)binding!["type"] == "httpTrigger")
        where trigger is not null
        let name = (string)function["name"]!
        orderby name
        select new HttpFunction(name, (string)trigger["route"]!, [.. trigger["methods"]!.AsArray().Select(method => (string)method!)]);
}
