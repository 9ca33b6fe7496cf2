using System.Reflection;

namespace LocalWorker;

/// <summary>Awaits what a method of a given return type has returned.</summary>
internal static class MethodResult
{
    private static readonly MethodInfo OfTask = ((Func<object?, Task<object?>>)TaskResult<object>).Method.GetGenericMethodDefinition();

    public static Func<object?, Task<object?>> For(Type type)
    {
        if (type == typeof(Task))
        {
            return Completion;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
        {
            return OfTask.MakeGenericMethod(type.GenericTypeArguments).CreateDelegate<Func<object?, Task<object?>>>();
        }

        return Task.FromResult;
    }

    private static async Task<object?> Completion(object? task)
    {
        await (Task)task!;
        return null;
    }

    private static async Task<object?> TaskResult<T>(object? task) => await (Task<T>)task!;
}
