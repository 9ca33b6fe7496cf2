using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalWorker;

/// <summary>Where the value of a function's parameter comes from.</summary>
internal static class ArgumentBinding
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static Func<Invocation, object?> For(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(FunctionContext))
        {
            return invocation => invocation;
        }

        if (type == typeof(CancellationToken))
        {
            return invocation => invocation.CancellationToken;
        }

        if (type == typeof(HttpRequest))
        {
            return invocation => invocation.GetHttpContext()?.Request;
        }

        return parameter.GetCustomAttribute<TriggerBindingAttribute>() is null
            ? FromBindingData(parameter)
            : FromTrigger(type);
    }

    private static Func<Invocation, object?> FromTrigger(Type type) => invocation => invocation.Event.Value switch
    {
        string text when type == typeof(string) => text,
        string text => JsonSerializer.Deserialize(text, type, Json),
        var value => value,
    };

    private static Func<Invocation, object?> FromBindingData(ParameterInfo parameter)
    {
        var convert = TextConversion.To(parameter.ParameterType);
        var otherwise = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return invocation => invocation.BindingContext.BindingData.TryGetValue(parameter.Name!, out var value) && value is string text
            ? convert(text)
            : otherwise;
    }
}
