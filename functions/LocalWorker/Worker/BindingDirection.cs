namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which way a binding's value goes.</summary>
public enum BindingDirection
{
    In,
    Out,
}
