using System.Globalization;
using System.Net.Mail;
using System.Text;
using PhoneNumbers;
using Platform.Editions;
using Platform.Languages;

namespace Platform.Forms;

/// <summary>Tidies the answers and finds what is wrong with them, all at once. It never throws, whatever was sent.</summary>
public static class FormValidator
{
    /// <summary>The answers as they would be kept, and the errors; none means that they can be.</summary>
    public static (FormValues Tidy, IReadOnlyList<FieldError> Errors) Validate(IReadOnlyList<Field> fields, FormValues typed, Edition edition)
    {
        var tidy = new FormValues();
        var errors = new List<FieldError>();
        foreach (var field in fields)
        {
            var text = FormValues.Normalize(typed[field.Name]);
            tidy[field.Name] = field.Input is Input.Text ? text : FormValues.EuropeanDigits(text);
        }

        foreach (var field in fields)
        {
            if (!field.Asked(tidy))
            {
                tidy[field.Name] = "";
            }
            else if (tidy[field.Name].Length == 0)
            {
                if (field.Required(tidy))
                {
                    errors.Add(new(field.Name, Missing(field)));
                }
            }
            else if (ValidateField(field, tidy, edition) is { } error)
            {
                errors.Add(error);
            }
        }

        Share(tidy, errors);
        return (tidy, errors);
    }

    private static string Missing(Field field) => field.Input switch
    {
        Input.Choice or Input.Selection => "error.choose",
        Input.Number => "error.missingNumber",
        _ => "error.missing",
    };

    private static FieldError? ValidateField(Field field, FormValues tidy, Edition edition)
    {
        var text = tidy[field.Name];
        return field.Input switch
        {
            Input.Choice or Input.Selection => field.Options.Contains(text) ? null : new(field.Name, "error.choose"),
            Input.Choices => Several(field, tidy),
            Input.Tick => Tick(field, tidy),
            Input.Number => Number(field, tidy, field.Name == "foundedYear" ? edition.LastDay.Year : field.Max),
            Input.Ice => Ice(field, tidy),
            Input.Email => IsEmail(text) ? null : new(field.Name, "error.email"),
            Input.Phone => Phone(field, tidy),
            Input.Date => Date(field, tidy, edition),
            Input.Time => Time(field, tidy),
            Input.Code => field.Format!.IsValid(text) ? null : new(field.Name, field.Format.Error),
            _ => Text(field, text),
        };
    }

    private static FieldError? Text(Field field, string text) =>
        text.Length > field.Max ? new(field.Name, "error.tooLong", ("most", field.Max), ("count", text.Length))
        : IsAddress(text) ? new(field.Name, "error.noAddress")
        : field.Name == "nameFrench" && TextFolding.Fold(text).Length == 0 ? new(field.Name, "error.missing")
        : field.Script == Script.Arabic && !text.Any(IsArabic) ? new(field.Name, "error.arabicLetters")
        : field.Script == Script.Latin && !text.Normalize(NormalizationForm.FormD).Any(char.IsAsciiLetter) ? new(field.Name, "error.latinLetters")
        : null;

    private static bool IsArabic(char letter) => letter is (>= '\u0620' and <= '\u064A') or (>= '\u0671' and <= '\u06D3');

    // Our mails greet by name: nobody is to send strangers an address through us.
    private static bool IsAddress(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase);

    private static FieldError? Several(Field field, FormValues tidy)
    {
        var chosen = tidy[field.Name].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        tidy[field.Name] = string.Join(',', field.Options.Where(chosen.Contains));
        return chosen.All(field.Options.Contains) ? null : new(field.Name, "error.choose");
    }

    private static FieldError? Tick(Field field, FormValues tidy)
    {
        var ticked = tidy[field.Name] is "yes" or "on" or "true";
        var isValid = ticked || tidy[field.Name] is "no" or "false";
        tidy[field.Name] = ticked ? "yes" : "";
        return isValid ? null : new(field.Name, "error.choose");
    }

    private static FieldError? Number(Field field, FormValues tidy, int max)
    {
        if (!int.TryParse(tidy[field.Name].Replace(" ", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new(field.Name, "error.number");
        }

        tidy[field.Name] = number.ToString(CultureInfo.InvariantCulture);
        return number >= field.Min && number <= max ? null : new(field.Name, "error.between", ("least", $"{field.Min}"), ("most", field.Name == "foundedYear" ? $"{max}" : max));
    }

    private static FieldError? Ice(Field field, FormValues tidy)
    {
        var digits = tidy[field.Name].Replace(" ", "", StringComparison.Ordinal);
        tidy[field.Name] = digits;
        if (!digits.All(char.IsAsciiDigit))
        {
            return new(field.Name, "error.iceDigits");
        }

        return digits.Length != 15 ? new(field.Name, "error.iceLength", ("count", digits.Length))
            : !IsIce(digits) ? new(field.Name, "error.iceCheck")
            : null;
    }

    /// <summary>Whether 15 digits end in the two check digits that make the whole a multiple of 97.</summary>
    public static bool IsIce(string digits) =>
        digits.Length == 15 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number % 97 == 0;

    /// <summary>Whether mail can be sent there: one plain address, in ASCII as the provider wants it, with a dotted domain.</summary>
    public static bool IsEmail(string text) =>
        text.Length is > 5 and <= 254
        && text.All(c => c is > ' ' and < '\u007f' and not (',' or ';' or '<' or '>' or '"' or '(' or ')' or '[' or ']' or ':' or '\\'))
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.User.Length <= 64
        && address.Host.Split('.') is { Length: >= 2 } parts
        && parts.All(part => part.Length is > 0 and <= 63 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        && parts[^1].Length >= 2;

    private static FieldError? Phone(Field field, FormValues tidy)
    {
        if (tidy[field.Name].Length > field.Max)
        {
            return new(field.Name, "error.phone");
        }

        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var number = util.Parse(tidy[field.Name], Places.Countries.Contains(tidy["country"]) ? tidy["country"] : Places.Morocco);
            if (!util.IsPossibleNumber(number))
            {
                return new(field.Name, "error.phone");
            }

            tidy[field.Name] = util.Format(number, PhoneNumberFormat.E164);
            return null;
        }
        catch (NumberParseException)
        {
            return new(field.Name, "error.phone");
        }
    }

    private static FieldError? Time(Field field, FormValues tidy)
    {
        // Some browsers add seconds, and people write 9:30 or 9h30.
        var text = tidy[field.Name].Replace('h', ':').Replace('H', ':');
        if (!TimeOnly.TryParseExact(text, ["H:mm", "HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return new(field.Name, "error.time");
        }

        tidy[field.Name] = time.ToString("HH:mm", CultureInfo.InvariantCulture);
        return null;
    }

    private static FieldError? Date(Field field, FormValues tidy, Edition edition)
    {
        if (!DateOnly.TryParseExact(tidy[field.Name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new(field.Name, "error.date");
        }

        return date >= edition.LastDay || field.Name != "onssaExpiry" ? null : new(field.Name, "error.onssaExpiry", ("date", edition.LastDay));
    }

    private static void Share(FormValues tidy, List<FieldError> errors)
    {
        if (!int.TryParse(tidy["members"], NumberStyles.None, CultureInfo.InvariantCulture, out var members))
        {
            return;
        }

        foreach (var part in new[] { "women", "youth", "disabled" })
        {
            if (int.TryParse(tidy[part], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > members && !errors.Exists(error => error.Field == part))
            {
                errors.Add(new(part, "error.moreThanMembers", ("members", members)));
            }
        }
    }
}
