namespace Platform.Forms;

/// <summary>
/// One question of a form. The form's list of them is the one source of its page, of what is checked, and of the API's
/// schema. Label and hint are the texts <c>field.{Name}</c> and <c>hint.{Name}</c>.
/// </summary>
/// <param name="Name">Its name in the form, in JSON and in storage.</param>
/// <param name="Input">What can be answered.</param>
/// <param name="Max">The most characters, or the greatest number.</param>
public sealed record Field(string Name, Input Input, int Max = 120)
{
    /// <summary>The codes to choose from; their names are the texts <c>{OptionTexts}.{code}</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    public string OptionTexts { get; init; } = "";

    /// <summary>Whether the question is for this organisation; what is not asked is not kept.</summary>
    public Func<FormValues, bool> Asked { get; init; } = _ => true;

    /// <summary>Whether this organisation must answer it.</summary>
    public Func<FormValues, bool> Required { get; init; } = _ => false;

    /// <summary>The HTML autocomplete token, where browsers have one.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Groups that the stylesheet hides where the answers above make them pointless: classes of the field.</summary>
    public string Group { get; init; } = "";

    /// <summary>The letters that the answer is written in, where that matters.</summary>
    public Script Script { get; init; }

    /// <summary>What a code must look like; for <see cref="Input.Code"/>.</summary>
    public CodeFormat? Format { get; init; }

    /// <summary>The least number.</summary>
    public int Min { get; init; }

    public bool IsLeftToRight => Input is Input.Email or Input.Phone or Input.Ice or Input.Number or Input.Date or Input.Time or Input.Code || Name is "onssaNumber" or "craftCardNumber" or "registerNumber";
}

/// <summary>What a code looks like.</summary>
/// <param name="IsValid">Whether a text is one.</param>
/// <param name="Pattern">The same as far as a regular expression can say it, for JSON Schema.</param>
/// <param name="Error">The key of the text that says what is wrong.</param>
public sealed record CodeFormat(Func<string, bool> IsValid, string Pattern, string Error);

/// <summary>The kinds of answers.</summary>
public enum Input
{
    Text,
    Email,
    Phone,
    Ice,
    Number,
    Date,

    /// <summary>A time of day, as 09:30.</summary>
    Time,

    /// <summary>A number of digits with a rule of its own: <see cref="Field.Format"/>.</summary>
    Code,

    /// <summary>One of a few, shown as radio buttons.</summary>
    Choice,

    /// <summary>One of many, shown as a list.</summary>
    Selection,

    /// <summary>Any of a few, kept as codes with a comma between.</summary>
    Choices,

    /// <summary>Ticked or not, kept as <c>yes</c> or nothing.</summary>
    Tick,
}

/// <summary>The letters of a name or text.</summary>
public enum Script
{
    Any,
    Arabic,
    Latin,
}
