using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.Forms;

namespace Fair.Applications;

/// <summary>Reads an application's form and keeps its files.</summary>
public sealed partial class ApplicationFormReader(ApplicationFiles files, ILogger<ApplicationFormReader> logger)
{
    /// <summary>The form with its files: those of earlier tries that were not taken out, and the new ones that are acceptable.</summary>
    /// <param name="posted">The posted fields.</param>
    /// <param name="folder">Where the files are kept; null takes the form's own folder.</param>
    /// <param name="before">The files that the application has already.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ApplicationForm> ReadAsync(IFormCollection posted, string? folder, IReadOnlyList<StoredFile> before, CancellationToken cancellationToken)
    {
        var form = new ApplicationForm
        {
            FormId = PostedFields.FormId(posted),
            Typed = PostedFields.ReadValues(posted, ApplicationFields.All),
            IsTrapped = PostedFields.IsTrapped(posted),
        };
        folder ??= ApplicationFiles.Folder(form.FormId);
        var dropped = posted["dropFile"].ToHashSet();
        form.Files.AddRange(before.Where(file => !dropped.Contains(file.Id)));
        foreach (var kept in posted["keptFile"].Distinct().Take(ApplicationForm.MaxFiles + 1).Where(kept => kept is not null && !dropped.Contains(kept)))
        {
            if (form.Files.All(file => file.Id != kept) && await files.FindAsync(folder, kept!, cancellationToken) is { } storedFile)
            {
                form.Files.Add(storedFile);
            }
        }

        // What a program sends is not worth storing.
        if (!form.IsTrapped)
        {
            await ReadUploadsAsync(posted, folder, form, cancellationToken);
        }

        form.CheckFiles();
        return form;
    }

    private async Task ReadUploadsAsync(IFormCollection posted, string folder, ApplicationForm form, CancellationToken cancellationToken)
    {
        foreach (var use in StoredFile.Uses)
        {
            // A file input that was left empty comes as a file without name and content.
            foreach (var upload in posted.Files.GetFiles($"file-{use}").Where(upload => upload.FileName.Length > 0 || upload.Length > 0).Take(ApplicationForm.MaxFiles + 1))
            {
                if (upload.Length > FileContent.MaxBytes)
                {
                    form.Errors.Add(new($"file-{use}", "error.fileTooLarge"));
                    continue;
                }

                var bytes = new byte[upload.Length];
                await using (var stream = upload.OpenReadStream())
                {
                    await stream.ReadExactlyAsync(bytes, cancellationToken);
                }

                await AcceptAsync(form, folder, use, upload.FileName, bytes, cancellationToken);
            }
        }
    }

    private async Task AcceptAsync(ApplicationForm form, string folder, string use, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        if (form.Files.Count >= ApplicationForm.MaxFiles)
        {
            form.Errors.Add(new($"file-{use}", "error.tooManyFiles", ("most", ApplicationForm.MaxFiles)));
            return;
        }

        var (content, error) = await FileContent.AcceptAsync(name, bytes, cancellationToken);
        if (content is null)
        {
            form.Errors.Add(new($"file-{use}", error!));
        }
        else
        {
            await SaveAsync(form, folder, use, content, cancellationToken);
        }
    }

    private async Task SaveAsync(ApplicationForm form, string folder, string use, FileContent content, CancellationToken cancellationToken)
    {
        try
        {
            form.Files.Add(await files.SaveAsync(folder, use, content, cancellationToken));
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            // The rest of the form is worth more than the file: it comes back with what was typed.
            LogNotStored(exception);
            form.Errors.Add(new($"file-{use}", "error.fileNotStored"));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file could not be stored; the form was sent back without it.")]
    private partial void LogNotStored(Exception exception);
}
