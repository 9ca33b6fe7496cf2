using System.Reflection;
using Xunit;

namespace TestHost;

/// <summary>
/// The fast lane is what is not marked as slow. A class that takes a fixture starts something, and so must be marked.
/// </summary>
public static class FastLane
{
    /// <summary>The test classes of an assembly that take a fixture and are in the fast lane all the same.</summary>
    public static IEnumerable<string> Intruders(Assembly tests) =>
        from type in tests.GetTypes()
        where type.GetMethods().Any(method => method.GetCustomAttributes<FactAttribute>().Any())
        where type.GetConstructors().Any(constructor => constructor.GetParameters().Length > 0)
        where !type.GetCustomAttributes<TraitAttribute>().Any(trait => trait is { Name: "Speed", Value: "Slow" })
        select type.Name;
}
