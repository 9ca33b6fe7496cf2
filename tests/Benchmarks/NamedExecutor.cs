using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace Fair.Benchmarks;

/// <summary>Knows, in whatever a function calls, which function it is.</summary>
internal sealed class NamedExecutor(IFunctionExecutor executor) : IFunctionExecutor
{
    private static readonly AsyncLocal<string?> Name = new();

    /// <summary>The function of the current flow; null outside of one.</summary>
    public static string? Running => Name.Value;

    /// <summary>Puts it around the executor that the build has generated.</summary>
    public static void Wrap(IServiceCollection services)
    {
        var generated = services.Last(service => service.ServiceType == typeof(IFunctionExecutor)).ImplementationType!;
        services.AddSingleton<IFunctionExecutor>(provider => new NamedExecutor((IFunctionExecutor)ActivatorUtilities.CreateInstance(provider, generated)));
    }

    public async ValueTask ExecuteAsync(FunctionContext context)
    {
        Name.Value = context.FunctionDefinition.Name;
        await executor.ExecuteAsync(context);
    }
}
