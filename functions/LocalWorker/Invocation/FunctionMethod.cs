using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace LocalWorker;

/// <summary>Calls a function's method on an instance made for the call, from the invocation's scope.</summary>
internal sealed class FunctionMethod
{
    private readonly MethodInvoker invoker;
    private readonly ObjectFactory? create;
    private readonly Func<Invocation, object?>[] arguments;
    private readonly Func<object?, Task<object?>> result;

    public FunctionMethod(MethodInfo method)
    {
        invoker = MethodInvoker.Create(method);
        create = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes);
        arguments = [.. method.GetParameters().Select(ArgumentBinding.For)];
        result = MethodResult.For(method.ReturnType);
    }

    /// <returns>What the method returned, or its task's result; null if it has none.</returns>
    public Task<object?> CallAsync(Invocation invocation)
    {
        var values = new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i](invocation);
        }

        var instance = create?.Invoke(invocation.InstanceServices, null);
        return result(invoker.Invoke(instance, values.AsSpan()));
    }
}
