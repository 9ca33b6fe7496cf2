using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Web;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>Who left before the request had reached the worker is no error, as long as it is a request.</summary>
public sealed class EarlyLeaveTests
{
    private readonly EarlyLeave middleware = new(NullLogger<EarlyLeave>.Instance);

    [Fact]
    public Task A_request_that_was_given_up_ends_quietly() =>
        middleware.Invoke(new Context("httpTrigger", isCancelled: true), _ => throw new TaskCanceledException());

    [Fact]
    public async Task A_message_or_a_timer_that_was_interrupted_fails()
    {
        foreach (var trigger in new[] { "queueTrigger", "timerTrigger" })
        {
            await Assert.ThrowsAsync<TaskCanceledException>(() => middleware.Invoke(new Context(trigger, isCancelled: true), _ => throw new TaskCanceledException()));
        }
    }

    [Fact]
    public async Task What_was_not_given_up_fails_with_what_it_fails_with()
    {
        await Assert.ThrowsAsync<TaskCanceledException>(() => middleware.Invoke(new Context("httpTrigger", isCancelled: false), _ => throw new TaskCanceledException()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => middleware.Invoke(new Context("httpTrigger", isCancelled: true), _ => throw new InvalidOperationException()));
    }

    private sealed class Context(string trigger, bool isCancelled) : FunctionContext
    {
        public override string InvocationId => "invocation";

        public override string FunctionId => "function";

        public override TraceContext TraceContext => null!;

        public override BindingContext BindingContext => null!;

        public override RetryContext RetryContext => null!;

        public override IServiceProvider InstanceServices { get; set; } = null!;

        public override FunctionDefinition FunctionDefinition { get; } = new Definition(trigger);

        public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

        public override IInvocationFeatures Features => null!;

        public override CancellationToken CancellationToken => new(isCancelled);
    }

    private sealed class Definition(string trigger) : FunctionDefinition
    {
        public override ImmutableArray<FunctionParameter> Parameters => [];

        public override string PathToAssembly => "";

        public override string EntryPoint => "";

        public override string Id => "function";

        public override string Name => "Function";

        public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = ImmutableDictionary<string, BindingMetadata>.Empty.Add("request", new Binding(trigger));

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;
    }

    private sealed class Binding(string trigger) : BindingMetadata
    {
        public override string Name => "request";

        public override string Type => trigger;

        public override BindingDirection Direction => BindingDirection.In;
    }
}
