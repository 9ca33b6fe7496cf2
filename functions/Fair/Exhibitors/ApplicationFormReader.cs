using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Fair.Exhibitors;

/// <summary>Reads a posted form, whatever was posted: a form that can't be read is an outcome, not an exception.</summary>
public sealed partial class ApplicationFormReader(ApplicationFiles files, ILogger<ApplicationFormReader> logger)
{
    /// <summary>Room for five photos as phones take them: one that is too large is named in the form, which keeps the rest.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private static readonly FormOptions Limits = new()
    {
        ValueCountLimit = 300,
        ValueLengthLimit = 64 * 1024,
        KeyLengthLimit = 200,
        MultipartBodyLengthLimit = MostBytes,
        BufferBodyLengthLimit = MostBytes,
        MemoryBufferThreshold = 256 * 1024,
    };

    /// <summary>The fields of a posted form, or the HTTP status that says why it can't be read.</summary>
    public static async Task<(IFormCollection? Form, int Status)> ReadFields(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MostBytes)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        if (!request.HasFormContentType)
        {
            return (null, StatusCodes.Status400BadRequest);
        }

        try
        {
            return (await request.ReadFormAsync(Limits, cancellationToken), StatusCodes.Status200OK);
        }
        catch (InvalidDataException)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }
        catch (Exception exception) when (exception is IOException or BadHttpRequestException or ArgumentException or FormatException or NotSupportedException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>The form with its files: those of earlier tries that were not taken out, and the new ones that are acceptable.</summary>
    /// <param name="posted">The posted fields.</param>
    /// <param name="folder">Where the files are kept; null takes the form's own folder.</param>
    /// <param name="before">The files that the application has already.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ApplicationForm> Read(IFormCollection posted, string? folder, IReadOnlyList<StoredFile> before, CancellationToken cancellationToken)
    {
        var form = new ApplicationForm
        {
            FormId = First(posted, "formId") is { Length: > 0 and <= 200 } id ? id : "none",
            Typed = ReadAnswers(posted),
            IsTrapped = First(posted, "website").Length > 0,
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

    private static Answers ReadAnswers(IFormCollection posted)
    {
        var answers = new Answers();
        foreach (var field in Fields.All)
        {
            answers[field.Name] = field.Input == Input.Choices ? string.Join(',', posted[field.Name].ToArray()) : First(posted, field.Name);
        }

        return answers;
    }

    private static string First(IFormCollection posted, string name) => posted[name] is { Count: > 0 } values ? values[0] ?? "" : "";

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
