using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace LocalWorker;

/// <summary>One call of a function.</summary>
internal sealed class Invocation(
    FunctionDescription function,
    TriggerEvent triggerEvent,
    IServiceProvider services,
    CancellationToken cancellationToken) : FunctionContext
{
    private readonly ActivityTrace trace = new(Activity.Current);
    private readonly EventData data = new(triggerEvent.Data);
    private string? id;
    private IDictionary<object, object>? items;
    private InvocationFeatures? features;

    public TriggerEvent Event => triggerEvent;

    public FunctionDescription Function => function;

    public override string InvocationId => id ??= Guid.CreateVersion7().ToString();

    public override string FunctionId => function.Id;

    public override TraceContext TraceContext => trace;

    public override BindingContext BindingContext => data;

    // No function-level retries: a queue counts its own deliveries.
    public override RetryContext RetryContext => null!;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => function;

    public override IDictionary<object, object> Items
    {
        get => items ??= new Dictionary<object, object>();
        set => items = value;
    }

    public override IInvocationFeatures Features => features ??= new InvocationFeatures();

    public override CancellationToken CancellationToken => cancellationToken;

    private sealed class EventData(IReadOnlyDictionary<string, object?> values) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => values;
    }

    private sealed class ActivityTrace(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }
}
