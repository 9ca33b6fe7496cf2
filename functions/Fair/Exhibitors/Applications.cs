using Fair.Desk;
using Fair.Editions;
using Fair.Forms;
using Fair.Mail;
using Fair.Site;
using Fair.Storage;
using Fair.Synthetic;
using Fair.Telemetry;

namespace Fair.Exhibitors;

/// <summary>
/// Applications in storage: each change is one transaction with its markers, its lists and its mail, then one message to
/// the queue.
/// </summary>
public sealed class Applications(FairTable table, MailQueue queue, RateLimits limits, Edition edition, TimeProvider clock)
{
    private const int MostTries = 5;

    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(5);

    /// <summary>Stores an application once for each form, and once for each organisation.</summary>
    public async Task<Applied> Apply(string formId, Answers answers, IReadOnlyList<StoredFile> files, CancellationToken cancellationToken)
    {
        var fingerprint = Fingerprint(answers, files);
        MarkerRow? spent = null;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var row = New(formId, answers, files, clock.GetUtcNow());
            var mail = MailFor(row, new ApplicationReceivedMail(row.Number, answers.Name(row.ReadLanguage())));
            if (await table.Submit(Adding(row, formId, fingerprint, mail, spent), cancellationToken) == Stored.Yes)
            {
                await queue.Send(mail, cancellationToken);
                FairTelemetry.Applications.Add(SyntheticFair.Owns(edition.Id) ? 0 : 1);
                return new Applied.Stored(row.Number);
            }

            // A form that met an application before names none: corrected, it may be sent again.
            spent = await table.Get<MarkerRow>(edition.Id, Keys.Form(formId), cancellationToken);
            if (spent is { Application.Length: > 0 })
            {
                return Again(spent, fingerprint);
            }

            if (await table.Get<MarkerRow>(edition.Id, Keys.Organisation(Organisation.Identity(answers)), cancellationToken) is { } first)
            {
                return spent?.Fingerprint == fingerprint ? new Applied.AlreadyApplied() : await TellFirst(first, spent, formId, fingerprint, cancellationToken);
            }

            // The number was taken, or a marker went between the two looks: another try, with another number.
        }

        throw new InvalidOperationException("No free application number was found.");
    }

    /// <summary>What became of a form that came before, or null for a new one.</summary>
    public async Task<Applied?> Before(string formId, Answers answers, IReadOnlyList<StoredFile> files, CancellationToken cancellationToken) =>
        await table.Get<MarkerRow>(edition.Id, Keys.Form(formId), cancellationToken) is { Application.Length: > 0 } form ? Again(form, Fingerprint(answers, files)) : null;

    /// <summary>Stores a sample in a given state, without any mail; a second time it changes nothing.</summary>
    public Task AddSample(string formId, Answers answers, string state, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var row = New(formId, answers, [], receivedAt);
        row.State = state;
        row.IsSample = true;
        if (state != ApplicationState.Received)
        {
            row.Note(new(clock.GetUtcNow(), state, By: state == ApplicationState.Withdrawn ? null : "sample"));
        }

        return table.Submit(Adding(row, formId, Fingerprint(answers, []), mail: null, spent: null), cancellationToken);
    }

    /// <summary>The application that the bearer of a link may act on, or null.</summary>
    public async Task<ApplicationRow?> ByToken(string? token, CancellationToken cancellationToken) =>
        Token.IsValid(token) && await table.Get<TokenRow>(edition.Id, Keys.Token(token!), cancellationToken) is { } found
            ? await ById(ApplicationRow.IdOf(found.Subject), cancellationToken)
            : null;

    public async Task<ApplicationRow?> ById(string? id, CancellationToken cancellationToken) =>
        Id.IsValid(id) ? await table.Get<ApplicationRow>(edition.Id, Keys.Application(id!), cancellationToken) : null;

    /// <summary>An application by the number that people speak of it by, unless it was withdrawn; or null.</summary>
    public async Task<ApplicationRow?> ByNumber(string number, CancellationToken cancellationToken) =>
        await table.Get<MarkerRow>(edition.Id, Keys.Number(number), cancellationToken) is { } marker
        && await ById(marker.Application, cancellationToken) is { } row
        && row.State != ApplicationState.Withdrawn
            ? row
            : null;

    /// <summary>Whether the organisation may still change its answers.</summary>
    public bool MayEdit(ApplicationRow row) =>
        edition.PhaseAt(clock.GetUtcNow()) == ApplicationsPhase.Open && !row.IsErased && row.State is not (ApplicationState.Withdrawn or ApplicationState.Declined);

    /// <summary>Whether the organisation may withdraw.</summary>
    public static bool MayWithdraw(ApplicationRow row) => !row.IsErased && row.State is not (ApplicationState.Withdrawn or ApplicationState.Declined);

    /// <summary>Keeps the new answers; the address stays the one that the link was sent to.</summary>
    public Task<Changed> Edit(ApplicationRow row, Answers answers, IReadOnlyList<StoredFile> files, CancellationToken cancellationToken) =>
        Change(
            row,
            current =>
            {
                var json = answers.ToJson();
                var list = StoredFile.ToJson(files);
                if (!MayEdit(current) || (current.Answers == json && current.Files == list))
                {
                    return null;
                }

                current.Answers = json;
                current.Files = list;
                current.Language = answers["language"];
                current.Note(new(clock.GetUtcNow(), HistoryEntry.Edited));
                return new ApplicationEditedMail(current.Number, answers.Name(current.ReadLanguage()));
            },
            cancellationToken);

    /// <summary>Withdraws; the organisation may then apply anew.</summary>
    public Task<Changed> Withdraw(ApplicationRow row, CancellationToken cancellationToken) =>
        Change(
            row,
            current =>
            {
                if (!MayWithdraw(current))
                {
                    return null;
                }

                current.State = ApplicationState.Withdrawn;
                current.Note(new(clock.GetUtcNow(), ApplicationState.Withdrawn));
                return new ApplicationWithdrawnMail(
                    current.Number, current.ReadAnswers().Name(current.ReadLanguage()), edition.PhaseAt(clock.GetUtcNow()) == ApplicationsPhase.Open);
            },
            cancellationToken);

    /// <summary>Records an organiser's decision; deciding the same again changes nothing and sends nothing.</summary>
    public Task<Changed> Decide(ApplicationRow row, string decision, string reason, string by, CancellationToken cancellationToken) =>
        Change(
            row,
            current =>
            {
                if (current.IsErased || current.State is ApplicationState.Withdrawn || (current.State == decision && (current.ReadHistory().LastOrDefault(entry => entry.What == decision)?.Reason ?? "") == reason))
                {
                    return null;
                }

                current.State = decision;
                current.Note(new(clock.GetUtcNow(), decision, by, reason.Length > 0 ? reason : null));
                return new ApplicationDecidedMail(current.Number, current.ReadAnswers().Name(current.ReadLanguage()), decision, reason);
            },
            cancellationToken,
            current => AuditRow.For(edition.Id, clock.GetUtcNow(), by, Audited.Decided, current.Subject, decision));

    /// <summary>A row of the outbox that tells an application's organisation something.</summary>
    public OutboxRow MailFor(ApplicationRow row, Mailing mailing) =>
        OutboxRow.For(edition.Id, mailing, row.Subject, row.Email, row.ReadLanguage(), clock);

    private static Applied Again(MarkerRow form, string fingerprint) =>
        form.Fingerprint == fingerprint ? new Applied.Stored(form.Number) : new Applied.FormUsed(form.Number);

    private static string Fingerprint(Answers answers, IReadOnlyList<StoredFile> files) =>
        Keys.Hash(answers.ToJson() + string.Concat(files.Select(file => $"{file.Use} {file.Name} {file.Hash}").Order(StringComparer.Ordinal)));

    private ApplicationRow New(string formId, Answers answers, IReadOnlyList<StoredFile> files, DateTimeOffset receivedAt)
    {
        var row = new ApplicationRow
        {
            PartitionKey = edition.Id,
            RowKey = Keys.Application(Id.New(receivedAt)),
            Number = ApplicationNumber.New(),
            Email = answers.Email,
            Language = answers["language"],
            Answers = answers.ToJson(),
            Files = StoredFile.ToJson(files),
            Folder = ApplicationFiles.Folder(formId),
            ReceivedAt = receivedAt,
        };
        row.Note(new(receivedAt, ApplicationState.Received));
        return row;
    }

    private MarkerRow Marker(string key, ApplicationRow? row = null, string fingerprint = "") => new()
    {
        PartitionKey = edition.Id,
        RowKey = key,
        Application = row?.Id ?? "",
        Number = row?.Number ?? "",
        Fingerprint = fingerprint,
    };

    private Batch Adding(ApplicationRow row, string formId, string fingerprint, OutboxRow? mail, MarkerRow? spent)
    {
        var batch = FormMarker(spent, Marker(Keys.Form(formId), row, fingerprint))
            .Add(Marker(Keys.Organisation(Organisation.Identity(row.ReadAnswers())), row))
            .Add(Marker(Keys.Number(row.Number), row))
            .Add(Marker(Keys.Address(row.Email, row.Id), row))
            .Add(row);
        if (mail is not null)
        {
            batch.Add(mail);
        }

        foreach (var listing in row.Listings())
        {
            batch.Add(listing);
        }

        return batch.Add(TallyRow.Of(edition.Id, clock.GetUtcNow(), [], row.CountedAs(edition))!);
    }

    /// <summary>A batch that marks the form: for the first time, or in place of a marker as it was read.</summary>
    private static Batch FormMarker(MarkerRow? spent, MarkerRow marker)
    {
        marker.ETag = spent?.ETag ?? default;
        return spent is null ? new Batch().Add(marker) : new Batch().Replace(marker);
    }

    private async Task<Applied> TellFirst(MarkerRow first, MarkerRow? spent, string formId, string fingerprint, CancellationToken cancellationToken)
    {
        if (await ById(first.Application, cancellationToken) is { } row && limits.PermitsEmail("told", row.Email))
        {
            var mail = MailFor(row, new ApplicationLinkMail(row.Number, row.ReadAnswers().Name(row.ReadLanguage()), AppliedAgain: true));
            if (await table.Submit(FormMarker(spent, Marker(Keys.Form(formId), fingerprint: fingerprint)).Add(mail), cancellationToken) == Stored.Yes)
            {
                await queue.Send(mail, cancellationToken);
            }
        }

        return new Applied.AlreadyApplied();
    }

    /// <summary>
    /// Reads, changes and writes until nobody else wrote between. A change that finds itself done already, as after a
    /// lost reply, does nothing: its mail stands in the outbox, and the timer queues it.
    /// </summary>
    private async Task<Changed> Change(
        ApplicationRow row, Func<ApplicationRow, Mailing?> change, CancellationToken cancellationToken, Func<ApplicationRow, AuditRow>? audit = null)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var listedBefore = row.Listings().Select(listing => listing.RowKey).ToHashSet();
            var identityBefore = Identity(row);
            var countedBefore = row.CountedAs(edition).ToList();
            if (change(row) is not { } mailing)
            {
                return new(row, Happened: false);
            }

            var mail = MailFor(row, mailing);
            var batch = await Superseding(row, mail, mailing, cancellationToken);
            Note(batch, TallyRow.Of(edition.Id, clock.GetUtcNow(), countedBefore, row.CountedAs(edition)), audit?.Invoke(row));
            var stored = await table.Submit(Changing(batch, row, listedBefore, identityBefore, mail), cancellationToken);
            if (stored == Stored.Yes)
            {
                await queue.Send(mail, cancellationToken, mail.NotBefore - clock.GetUtcNow() ?? default);
                return new(row, Happened: true);
            }

            row = await ById(row.Id, cancellationToken) ?? throw new InvalidOperationException("The application is gone.");
            if (stored == Stored.Exists)
            {
                return new(row, Happened: false) { IdentityTaken = true };
            }
        }

        throw new InvalidOperationException("The application kept changing under this change.");
    }

    private static void Note(Batch batch, params Row?[] rows)
    {
        foreach (var row in rows.OfType<Row>())
        {
            batch.Add(row);
        }
    }

    private static string? Identity(ApplicationRow row) =>
        row.State == ApplicationState.Withdrawn ? null : Organisation.Identity(row.ReadAnswers());

    /// <summary>
    /// A decision's mail that has not left is taken back when another decision, or a withdrawal, overtakes it: nobody
    /// reads the last word first. One that is just leaving gets a head start.
    /// </summary>
    private async Task<Batch> Superseding(ApplicationRow row, OutboxRow mail, Mailing mailing, CancellationToken cancellationToken)
    {
        var batch = new Batch();
        if (mailing is not (ApplicationDecidedMail or ApplicationWithdrawnMail))
        {
            return batch;
        }

        if (row.DecisionMail.Length > 0 && await table.Get<OutboxRow>(edition.Id, row.DecisionMail, cancellationToken) is { } earlier)
        {
            if (earlier.State == OutboxRow.Sending)
            {
                mail.NotBefore = clock.GetUtcNow() + HeadStart;
                mail.QueuedAt = mail.NotBefore.Value;
            }
            else
            {
                batch.Delete(earlier);
                if (earlier.InTrouble)
                {
                    batch.Delete(edition.Id, Keys.Trouble(earlier.Id));
                }
            }
        }

        row.DecisionMail = mailing is ApplicationDecidedMail ? mail.RowKey : "";
        return batch;
    }

    private Batch Changing(Batch batch, ApplicationRow row, HashSet<string> listedBefore, string? identityBefore, OutboxRow mail)
    {
        batch.Replace(row).Add(mail);
        foreach (var listing in row.Listings())
        {
            batch.Put(listing);
            listedBefore.Remove(listing.RowKey);
        }

        foreach (var key in listedBefore)
        {
            batch.Delete(edition.Id, key);
        }

        if (Identity(row) is var identity && identity != identityBefore)
        {
            batch.Delete(edition.Id, Keys.Organisation(identityBefore!));
            if (identity is not null)
            {
                batch.Add(Marker(Keys.Organisation(identity), row));
            }
        }

        return batch;
    }
}
