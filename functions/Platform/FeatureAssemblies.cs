using System.Collections.Immutable;
using System.Reflection;

namespace Platform;

/// <summary>
/// The assemblies whose texts, assets, kinds of mail and functions there are. An assembly with features adds itself, in a
/// module initializer, before anything of it runs.
/// </summary>
public static class FeatureAssemblies
{
    private static ImmutableArray<Assembly> all = [typeof(FeatureAssemblies).Assembly];

    public static ImmutableArray<Assembly> All => all;

    public static void Add(Assembly assembly) =>
        ImmutableInterlocked.Update(ref all, known => known.Contains(assembly) ? known : known.Add(assembly));
}

/// <summary>What is made of the assemblies, once for as long as no other is added.</summary>
internal sealed class AssemblyIndex<T>(Func<ImmutableArray<Assembly>, T> build)
{
    private volatile Tuple<ImmutableArray<Assembly>, T>? built;

    public T Value
    {
        get
        {
            var all = FeatureAssemblies.All;
            if (built is not { } known || known.Item1 != all)
            {
                built = known = Tuple.Create(all, build(all));
            }

            return known.Item2;
        }
    }
}
