using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Platform.Web;

/// <summary>What the application's functions say about who may call them.</summary>
internal static class FunctionAccess
{
    private static readonly AssemblyIndex<FrozenDictionary<string, AccessAttribute?>> Functions = new(assemblies => assemblies
        .SelectMany(assembly => assembly.GetExportedTypes())
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Select(method => (Name: method.GetCustomAttribute<FunctionAttribute>()?.Name, Access: method.GetCustomAttribute<AccessAttribute>()))
        .Where(function => function.Name is not null)
        .ToFrozenDictionary(function => function.Name!, function => function.Access));

    /// <summary>Who may call a function; null where it does not say, and then nobody may.</summary>
    public static AccessAttribute? Find(string function) => Functions.Value.GetValueOrDefault(function);
}
