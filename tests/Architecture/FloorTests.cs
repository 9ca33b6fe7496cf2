using System.Reflection;
using Fair;
using Microsoft.Azure.Functions.Worker;
using NetArchTest.Rules;
using Platform;
using Xunit;

namespace Architecture.Tests;

/// <summary>Two floors: features stand on the platform, the platform on no feature; features use one another in one order.</summary>
public class FloorTests
{
    /// <summary>The written order: each may use those before it. <see cref="FairHost"/> wires them so, and the README says so.</summary>
    private static readonly string[] Features = ["Applications", "Workshops", "Attendance", "Certificates", "Mail", "Desk", "Website", "SmokeTest"];

    public static TheoryData<string> EveryFeature => [.. Features];

    [Fact]
    public void Each_folder_of_the_application_is_a_feature_with_its_place_in_the_order() => Assert.Equal(
        Features.Order(),
        Sources.In("Fair").Keys.Select(path => path.Split('/')).Where(parts => parts.Length > 2).Select(parts => parts[1]).Distinct().Order());

    [Fact]
    public void The_platform_uses_no_feature()
    {
        var result = Types.InAssembly(typeof(FeatureAssemblies).Assembly).ShouldNot().HaveDependencyOnAny([.. Features.Select(feature => $"Fair.{feature}"), "LocalHost"]).GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
        Assert.DoesNotContain(typeof(FeatureAssemblies).Assembly.GetReferencedAssemblies(), reference => reference.Name is "Fair" or "LocalHost");
    }

    [Fact]
    public void The_platform_holds_no_function() => Assert.Empty(
        from type in typeof(FeatureAssemblies).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttribute<FunctionAttribute>() is not null
        select type.Name);

    [Theory]
    [MemberData(nameof(EveryFeature))]
    public void A_feature_uses_only_those_before_it(string feature)
    {
        var later = Features[(Array.IndexOf(Features, feature) + 1)..];
        if (later.Length > 0)
        {
            var result = Types.InAssembly(typeof(FairHost).Assembly).That().ResideInNamespace($"Fair.{feature}")
                .ShouldNot().HaveDependencyOnAny([.. later.Select(other => $"Fair.{other}")]).GetResult();
            Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
        }

        // What the compiler copies, constants above all, is seen in the sources alone. Code names a namespace to use anything
        // of it, and what it does not need is an error; pages have all namespaces, and name types.
        Assert.Empty(
            from file in Sources.In($"Fair/{feature}")
            from other in later
            where file.Value.Contains($"Fair.{other}", StringComparison.Ordinal)
                || (file.Key.EndsWith(".razor", StringComparison.Ordinal) && Sources.TypesIn($"Fair/{other}").Overlaps(Sources.TypesNamed(file.Value)))
            select $"{file.Key}: {other}");
    }

    [Fact]
    public void Only_the_local_host_knows_that_it_is_local() => Assert.Empty(
        Sources.In("Fair").Concat(Sources.In("Platform")).Concat(Sources.In("Typesetting"))
            .Where(file => Sources.Words(file.Value).Contains("LocalHost")).Select(file => file.Key));
}
