namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>The binding whose event calls the function.</summary>
public abstract class TriggerBindingAttribute : BindingAttribute
{
    protected TriggerBindingAttribute()
    {
    }
}
