using Fair.Editions;
using Fair.Storage;

namespace Fair.Exhibitors;

/// <summary>A form as it came in: what was typed, the files, and what is wrong with them.</summary>
public sealed class ApplicationForm
{
    /// <summary>The most files of an application.</summary>
    public const int MostFiles = 5;

    /// <summary>Nobody fills the form in less; a program does.</summary>
    public static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(3);

    /// <summary>Tells one form from another, so that sending it twice has the effect of one; made when the page is shown.</summary>
    public required string FormId { get; init; }

    /// <summary>As it was typed.</summary>
    public required Answers Typed { get; init; }

    /// <summary>As it would be kept.</summary>
    public Answers Tidy { get; private set; } = new();

    /// <summary>The files accepted, in this try or before.</summary>
    public List<StoredFile> Files { get; } = [];

    public List<FieldError> Errors { get; } = [];

    /// <summary>Whether the trap for programs was filled in.</summary>
    public bool IsTrapped { get; init; }

    public void CheckAnswers(Edition edition)
    {
        (Tidy, var errors) = Check.All(Typed, edition);
        Errors.InsertRange(0, errors);
    }

    public void CheckFiles()
    {
        if (Files.Count > MostFiles)
        {
            Errors.Add(new("files", "error.tooManyFiles", ("most", MostFiles)));
        }
    }

    /// <summary>Whether it was sent by a program: the trap is filled, or it came faster than anyone types.</summary>
    public void CheckHuman(TimeProvider clock)
    {
        var shown = Id.Time(FormId);
        var now = clock.GetUtcNow();
        if (IsTrapped || shown is null || (shown <= now && now - shown < LeastTime))
        {
            Errors.Add(new("send", IsTrapped ? "error.trap" : "error.tooFast"));
        }
    }

    public static ApplicationForm Empty(TimeProvider clock) => new() { FormId = Id.New(clock), Typed = new() { ["country"] = Places.Morocco } };

    /// <summary>The form that shows an application as it is, to be edited.</summary>
    public static ApplicationForm Of(ApplicationRow row, TimeProvider clock)
    {
        var form = new ApplicationForm { FormId = Id.New(clock), Typed = row.ReadAnswers() };
        form.Files.AddRange(row.ReadFiles());
        return form;
    }
}
