using LocalHost.Rpc;

namespace LocalHost;

/// <summary>A function as the worker told of it.</summary>
internal sealed class FunctionInfo
{
    /// <exception cref="LocalHostException">It has not exactly one trigger.</exception>
    public FunctionInfo(RpcFunctionMetadata metadata)
    {
        Metadata = metadata;
        Bindings = [.. metadata.RawBindings.Select(raw => new FunctionBinding(raw))];
        Trigger = Bindings.Where(binding => binding.IsTrigger).ToList() is [var only]
            ? only
            : throw new LocalHostException($"The function {metadata.Name} must have one trigger.");
    }

    public RpcFunctionMetadata Metadata { get; }

    public string Name => Metadata.Name;

    public string Id => Metadata.FunctionId;

    public FunctionBinding Trigger { get; }

    public IReadOnlyList<FunctionBinding> Bindings { get; }

    /// <summary>What the worker needs to load the function.</summary>
    public FunctionLoadRequest ToLoadRequest()
    {
        var metadata = new RpcFunctionMetadata
        {
            Name = Metadata.Name,
            EntryPoint = Metadata.EntryPoint,
            ScriptFile = Metadata.ScriptFile,
            Language = Metadata.Language,
            FunctionId = Metadata.FunctionId,
        };
        foreach (var binding in Bindings)
        {
            metadata.Bindings[binding.Name] = binding.ToRpc();
        }

        return new FunctionLoadRequest { FunctionId = Id, Metadata = metadata };
    }
}
