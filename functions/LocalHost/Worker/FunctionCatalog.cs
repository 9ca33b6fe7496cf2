using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>The functions of the application, in the order in which the Functions host has them: by name, in any case of letters.</summary>
internal sealed class FunctionCatalog(IEnumerable<FunctionInfo> functions, IConfiguration configuration)
{
    public IReadOnlyList<FunctionInfo> Functions { get; } = [.. functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)];

    public IEnumerable<FunctionInfo> WithTrigger(string trigger) => Functions.Where(function => function.Trigger.Is(trigger));

    /// <summary>Whether the function is switched off: <c>AzureWebJobs.{function}.Disabled</c>, or with the separator that a variable of Linux can hold.</summary>
    public bool IsDisabled(FunctionInfo function) =>
        IsTrue(configuration[$"AzureWebJobs.{function.Name}.Disabled"]) || IsTrue(configuration[$"AzureWebJobs_{function.Name}_Disabled"]);

    private static bool IsTrue(string? text) => text is "1" || (bool.TryParse(text, out var value) && value);
}
