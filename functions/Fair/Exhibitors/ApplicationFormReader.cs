using Azure;
using Fair.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fair.Exhibitors;

/// <summary>Reads an application's form and keeps its files.</summary>
public sealed partial class ApplicationFormReader(ApplicationFiles files, ILogger<ApplicationFormReader> logger)
{
    /// <summary>The form with its files: those of earlier tries that were not taken out, and the new ones that are acceptable.</summary>
    /// <param name="posted">The posted fields.</param>
    /// <param name="folder">Where the files are kept; null takes the form's own folder.</param>
    /// <param name="before">The files that the application has already.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ApplicationForm> Read(IFormCollection posted, string? folder, IReadOnlyList<StoredFile> before, CancellationToken cancellationToken)
    {
        var form = new ApplicationForm
        {
            FormId = PostedFields.FormId(posted),
            Typed = PostedFields.Answers(posted, Fields.All),
            IsTrapped = PostedFields.IsTrapped(posted),
        };
        folder ??= ApplicationFiles.Folder(form.FormId);
        var dropped = posted["dropFile"].ToHashSet();
        form.Files.AddRange(before.Where(file => !dropped.Contains(file.Id)));
        foreach (var kept in posted["keptFile"].Distinct().Take(ApplicationForm.MostFiles + 1).Where(kept => kept is not null && !dropped.Contains(kept)))
        {
            if (form.Files.All(file => file.Id != kept) && await files.Find(folder, kept!, cancellationToken) is { } found)
            {
                form.Files.Add(found);
            }
        }

        // What a program sends is not worth storing.
        if (!form.IsTrapped)
        {
            await ReadUploads(posted, folder, form, cancellationToken);
        }

        form.CheckFiles();
        return form;
    }

    private async Task ReadUploads(IFormCollection posted, string folder, ApplicationForm form, CancellationToken cancellationToken)
    {
        foreach (var use in StoredFile.Uses)
        {
            // A file input that was left empty comes as a file without name and content.
            foreach (var upload in posted.Files.GetFiles($"file-{use}").Where(upload => upload.FileName.Length > 0 || upload.Length > 0).Take(ApplicationForm.MostFiles + 1))
            {
                if (upload.Length > FileContent.MostBytes)
                {
                    form.Errors.Add(new($"file-{use}", "error.fileTooLarge"));
                    continue;
                }

                var bytes = new byte[upload.Length];
                await using (var stream = upload.OpenReadStream())
                {
                    await stream.ReadExactlyAsync(bytes, cancellationToken);
                }

                await Take(form, folder, use, upload.FileName, bytes, cancellationToken);
            }
        }
    }

    private async Task Take(ApplicationForm form, string folder, string use, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        if (form.Files.Count >= ApplicationForm.MostFiles)
        {
            form.Errors.Add(new($"file-{use}", "error.tooManyFiles", ("most", ApplicationForm.MostFiles)));
            return;
        }

        var (content, error) = await FileContent.Accept(name, bytes, cancellationToken);
        if (content is null)
        {
            form.Errors.Add(new($"file-{use}", error!));
        }
        else
        {
            await Save(form, folder, use, content, cancellationToken);
        }
    }

    private async Task Save(ApplicationForm form, string folder, string use, FileContent content, CancellationToken cancellationToken)
    {
        try
        {
            form.Files.Add(await files.Save(folder, use, content, cancellationToken));
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
