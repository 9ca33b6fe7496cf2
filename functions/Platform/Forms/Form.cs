using Platform.Editions;
using Platform.Records;

namespace Platform.Forms;

/// <summary>A form as it came in: what was typed, and what is wrong with it.</summary>
public class Form
{
    /// <summary>Nobody fills a form in less; a program does.</summary>
    public static readonly TimeSpan MinTime = TimeSpan.FromSeconds(3);

    /// <summary>Tells one form from another, so that sending it twice has the effect of one; made when the page is shown.</summary>
    public required string FormId { get; init; }

    /// <summary>As it was typed.</summary>
    public required FormValues Typed { get; init; }

    /// <summary>As it would be kept.</summary>
    public FormValues Tidy { get; private set; } = new();

    public List<FieldError> Errors { get; } = [];

    /// <summary>Whether the trap for programs was filled in.</summary>
    public bool IsTrapped { get; init; }

    public void CheckAnswers(IReadOnlyList<Field> fields, Edition edition)
    {
        (Tidy, var errors) = FormValidator.Validate(fields, Typed, edition);
        Errors.InsertRange(0, errors);
    }

    /// <summary>Whether it was sent by a program: the trap is filled, or it came faster than anyone types.</summary>
    public void CheckHuman(TimeProvider clock)
    {
        var shown = Id.Time(FormId);
        var now = clock.GetUtcNow();
        if (IsTrapped || shown is null || (shown <= now && now - shown < MinTime))
        {
            Errors.Add(new("send", IsTrapped ? "error.trap" : "error.tooFast"));
        }
    }
}
