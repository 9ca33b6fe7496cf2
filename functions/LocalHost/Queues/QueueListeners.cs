using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.WebJobs;

namespace LocalHost;

/// <summary>
/// Makes the class that WebJobs, the part of the Functions host which listens to queues, looks at to know to which: one method
/// for each queue trigger. Which there are is known only when the worker has named its functions, and attributes stand in code.
/// </summary>
internal static class QueueListeners
{
    private static readonly MethodInfo Hand = typeof(QueueCaller).GetMethod(nameof(QueueCaller.CallAsync))!;
    private static readonly ConstructorInfo Trigger = typeof(QueueTriggerAttribute).GetConstructor([typeof(string)])!;
    private static readonly PropertyInfo Connection = typeof(QueueTriggerAttribute).GetProperty(nameof(QueueTriggerAttribute.Connection))!;

    // Tests start hundreds of runs in one process, and code that is made and compiled once is enough for all of them.
    private static readonly ConcurrentDictionary<string, Type> Made = new();

    /// <param name="triggers">Queues, and the settings that hold their connection strings.</param>
    public static Type Emit(IReadOnlyList<(string Queue, string Connection)> triggers) => Made.GetOrAdd(string.Join('\n', triggers), _ => Make(triggers));

    private static Type Make(IReadOnlyList<(string Queue, string Connection)> triggers)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("LocalHost.Listeners"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("Listeners").DefineType("Listeners", TypeAttributes.Public, typeof(QueueCaller));
        for (var i = 0; i < triggers.Count; i++)
        {
            var method = type.DefineMethod($"Queue{i}", MethodAttributes.Public, typeof(Task), [typeof(QueueMessage)]);
            method.DefineParameter(1, ParameterAttributes.None, "message")
                .SetCustomAttribute(new CustomAttributeBuilder(Trigger, [triggers[i].Queue], [Connection], [triggers[i].Connection]));
            var code = method.GetILGenerator();
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Call, Hand);
            code.Emit(OpCodes.Ret);
        }

        return type.CreateType();
    }
}
