using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalWorker;

/// <summary>A function as it was found by reflection. What is needed to call it is made at its first call.</summary>
internal sealed class FunctionDescription : FunctionDefinition
{
    private readonly Lazy<FunctionMethod> call;

    public FunctionDescription(string name, MethodInfo method, ParameterInfo triggerParameter, TriggerBindingAttribute trigger)
    {
        Name = name;
        Trigger = trigger;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        PathToAssembly = method.DeclaringType.Assembly.Location;
        Parameters = [.. method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType, p.HasDefaultValue, p.DefaultValue))];
        var binding = new TriggerMetadata(triggerParameter.Name!, TypeOf(trigger));
        InputBindings = ImmutableDictionary.Create<string, BindingMetadata>().Add(binding.Name, binding);
        call = new Lazy<FunctionMethod>(() => new FunctionMethod(method));
    }

    public TriggerBindingAttribute Trigger { get; }

    public FunctionMethod Method => call.Value;

    public override string Name { get; }

    public override string Id => Name;

    public override string EntryPoint { get; }

    public override string PathToAssembly { get; }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    private static string TypeOf(TriggerBindingAttribute trigger) => trigger switch
    {
        HttpTriggerAttribute => "httpTrigger",
        QueueTriggerAttribute => "queueTrigger",
        TimerTriggerAttribute => "timerTrigger",
        _ => throw new LocalWorkerException($"LocalWorker does not know the trigger {trigger.GetType().Name}."),
    };

    private sealed class TriggerMetadata(string name, string type) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => BindingDirection.In;
    }
}
