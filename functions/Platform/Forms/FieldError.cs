namespace Platform.Forms;

/// <summary>What is wrong with an answer.</summary>
/// <param name="Field">The field's name, or <c>files</c>.</param>
/// <param name="Text">The key of the text that says what to do: <c>error.{…}</c>.</param>
/// <param name="Values">The values of the text's placeholders.</param>
public sealed record FieldError(string Field, string Text, params (string Name, object? Value)[] Values);
