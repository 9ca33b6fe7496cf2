using System.Text.Json;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;

namespace Fair.Applications;

/// <summary>Somebody's applications for a stand.</summary>
public sealed class ApplicationsPersonalData(FairTable table, ApplicationFiles files, Edition edition) : PersonalDataSource
{
    /// <summary>What of an application's answers counts and names nobody: it stays.</summary>
    private static readonly string[] Counted =
        ["kind", "country", "region", "province", "sector", "members", "women", "youth", "disabled", "firstParticipation", "standSize", "foundedYear", "topics", "language"];

    public override async Task<PersonalRecords> FindAsync(string email, Language language, CancellationToken cancellationToken)
    {
        var rows = await FindAsync(email, cancellationToken);
        return new(
            "applications",
            rows.Count,
            rows.Select(row => new
            {
                row.Number,
                row.State,
                row.ReceivedAt,
                row.Language,
                answers = JsonSerializer.Deserialize<JsonElement>(row.Answers),
                files = row.ReadFiles().Select(file => new { file.Use, file.Name, file.Size }),
                history = row.ReadHistory().Select(entry => new { entry.At, entry.What, entry.Reason }),
            }),
            [
                .. rows.Select(row => new PersonalLine("people.application", row.Subject, row.ReadAnswers().Name(language))
                {
                    Number = row.Number, State = $"state.{row.State}", StateClass = row.State,
                }),
            ]);
    }

    public override async Task<int> EraseAsync(string email, string by, CancellationToken cancellationToken)
    {
        var rows = await FindAsync(email, cancellationToken);
        foreach (var row in rows)
        {
            await EraseAsync(row, cancellationToken);
        }

        return rows.Count;
    }

    private Task<IReadOnlyList<ApplicationRow>> FindAsync(string email, CancellationToken cancellationToken) =>
        table.FindByPropertyAsync<ApplicationRow>(edition.Id, ApplicationKeys.Applications, nameof(ApplicationRow.Email), email, cancellationToken);

    private async Task EraseAsync(ApplicationRow row, CancellationToken cancellationToken)
    {
        foreach (var file in row.ReadFiles())
        {
            await files.DeleteAsync(row.Folder, file.Id, cancellationToken);
        }

        var answers = row.ReadAnswers();
        var kept = new FormValues();
        Array.ForEach(Counted, name => kept[name] = answers[name]);
        var transaction = new TableTransaction();
        if (row.State != ApplicationState.Withdrawn)
        {
            transaction.Delete(edition.Id, ApplicationKeys.Organisation(Organisation.Identity(answers)));
        }

        transaction.Delete(edition.Id, ApplicationKeys.Address(row.Email, row.Id));
        (row.Answers, row.Files, row.Email, row.History) = (kept.ToJson(), "[]", "", "[]");
        transaction.Replace(row);
        foreach (var listing in row.Listings())
        {
            transaction.Upsert(listing);
        }

        await table.CommitAsync(transaction, cancellationToken);
    }
}
