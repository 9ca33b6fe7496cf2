namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function and gives it its name, unique in the application.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));
}
