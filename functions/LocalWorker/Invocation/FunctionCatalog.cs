using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;

namespace LocalWorker;

/// <summary>The functions of an assembly: its public methods with <see cref="FunctionAttribute"/>, in public classes.</summary>
internal sealed class FunctionCatalog(string name, IReadOnlyList<FunctionDescription> functions)
{
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The assembly's name.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<FunctionDescription> Functions { get; } = functions;

    /// <param name="assemblyName">The entry assembly's if null.</param>
    /// <param name="configuration">Names functions that are switched off: <c>AzureWebJobs.{function}.Disabled</c>.</param>
    /// <exception cref="LocalWorkerException">There is no such assembly, or a function that the Functions host would refuse.</exception>
    public static FunctionCatalog Load(string? assemblyName, IConfiguration configuration)
    {
        var assembly = assemblyName is null ? Assembly.GetEntryAssembly()! : Load(new AssemblyName(assemblyName));
        var functions = new Dictionary<string, FunctionDescription>(StringComparer.OrdinalIgnoreCase);
        foreach (var method in assembly.GetExportedTypes().Where(type => type.IsClass).SelectMany(type => type.GetMethods(Methods)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function
                && !functions.TryAdd(function.Name, Describe(function.Name, method)))
            {
                throw new LocalWorkerException($"Two functions are named {function.Name}.");
            }
        }

        return new FunctionCatalog(assembly.GetName().Name!, [.. functions.Values.Where(function => !IsDisabled(function.Name, configuration))]);
    }

    // With dots, or with the separator that a variable of Linux can hold.
    private static bool IsDisabled(string name, IConfiguration configuration) =>
        configuration.GetValue<bool>($"AzureWebJobs.{name}.Disabled") || configuration.GetValue<bool>($"AzureWebJobs:{name}:Disabled");

    private static Assembly Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException exception)
        {
            throw new LocalWorkerException($"There is no assembly {name.Name}, which LocalWorker:Functions names.", exception);
        }
    }

    private static FunctionDescription Describe(string name, MethodInfo method)
    {
        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Trigger: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(found => found.Trigger is not null)
            .ToList();
        return triggers is [var only]
            ? new FunctionDescription(name, method, only.Parameter, only.Trigger!)
            : throw new LocalWorkerException($"The function {name} has {triggers.Count} triggers; it must have one.");
    }
}
