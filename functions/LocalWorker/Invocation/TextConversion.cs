using System.ComponentModel;
using System.Globalization;

namespace LocalWorker;

/// <summary>Converts a route's values, and other binding data, to the types of parameters.</summary>
internal static class TextConversion
{
    /// <returns>A conversion that throws <see cref="FormatException"/> or <see cref="ArgumentException"/> for text of no such form.</returns>
    public static Func<string, object?> To(Type type)
    {
        if (type == typeof(string) || type == typeof(object))
        {
            return text => text;
        }

        var converter = TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(type) ?? type);
        return text => converter.ConvertFromString(null, CultureInfo.InvariantCulture, text);
    }
}
