using Platform.Editions;
using Platform.Forms;
using Platform.Records;

namespace Fair.Applications;

/// <summary>The application's form with its files.</summary>
public sealed class ApplicationForm : Form
{
    /// <summary>The most files of an application.</summary>
    public const int MaxFiles = 5;

    /// <summary>The files accepted, in this try or before.</summary>
    public List<StoredFile> Files { get; } = [];

    public void CheckFiles()
    {
        if (Files.Count > MaxFiles)
        {
            Errors.Add(new("files", "error.tooManyFiles", ("most", MaxFiles)));
        }
    }

    public static ApplicationForm Empty(TimeProvider clock) => new() { FormId = Id.New(clock), Typed = new() { ["country"] = Places.Morocco } };

    /// <summary>The form that shows an application as it is, to be edited.</summary>
    public static ApplicationForm ForEditing(ApplicationRow row, TimeProvider clock)
    {
        var form = new ApplicationForm { FormId = Id.New(clock), Typed = row.ReadAnswers() };
        form.Files.AddRange(row.ReadFiles());
        return form;
    }
}
