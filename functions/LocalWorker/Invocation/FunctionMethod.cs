using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace LocalWorker;

/// <summary>Calls a function's method on an instance made for the call, from the invocation's scope.</summary>
internal sealed class FunctionMethod
{
    private readonly MethodInvoker invoker;
    private readonly Type? type;
    private readonly Func<Invocation, object?>[] arguments;
    private readonly Func<object?, Task<object?>> result;

    public FunctionMethod(MethodInfo method)
    {
        invoker = MethodInvoker.Create(method);
        type = method.IsStatic ? null : method.DeclaringType;
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

        // A factory would be compiled first, for longer than most functions are ever called on this machine.
        var instance = type is null ? null : ActivatorUtilities.CreateInstance(invocation.InstanceServices, type);
        return result(invoker.Invoke(instance, values.AsSpan()));
    }
}
