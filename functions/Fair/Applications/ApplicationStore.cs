using Platform.Editions;
using Platform.Forms;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Applications;

/// <summary>
/// Applications in storage: each change is one transaction with its unique keys, its lists and its mail, then one message to
/// the queue.
/// </summary>
public sealed class ApplicationStore(FairTable table, MailQueue queue, RateLimits limits, Edition edition, TimeProvider clock)
{
    private const int MaxTries = 5;

    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(5);

    /// <summary>Stores an application once for each form, and once for each organisation.</summary>
    public async Task<ApplyResult> ApplyAsync(string formId, FormValues answers, IReadOnlyList<StoredFile> files, CancellationToken cancellationToken)
    {
        var fingerprint = Fingerprint(answers, files);
        UniqueKeyRow? usedForm = null;
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var row = New(formId, answers, files, clock.GetUtcNow());
            var mail = MailFor(row, new ApplicationReceivedMail(row.Number, answers.Name(row.ReadLanguage())));
            if (await table.CommitAsync(Adding(row, formId, fingerprint, mail, usedForm), cancellationToken) == CommitResult.Committed)
            {
                await queue.SendAsync(mail, cancellationToken);
                ApplicationTelemetry.Applications.Add(TrialEdition.Owns(edition.Id) ? 0 : 1);
                return new ApplyResult.Stored(row.Number);
            }

            // A form that met an application before names none: corrected, it may be sent again.
            usedForm = await table.GetAsync<UniqueKeyRow>(edition.Id, Keys.Form(formId), cancellationToken);
            if (usedForm is { Application.Length: > 0 })
            {
                return Repeat(usedForm, fingerprint);
            }

            if (await table.GetAsync<UniqueKeyRow>(edition.Id, ApplicationKeys.Organisation(Organisation.Identity(answers)), cancellationToken) is { } first)
            {
                return usedForm?.Fingerprint == fingerprint ? new ApplyResult.AlreadyApplied() : await TellFirstAsync(first, usedForm, formId, fingerprint, cancellationToken);
            }

            // The number was taken, or a unique key went between the two looks: another try, with another number.
        }

        throw new InvalidOperationException("No free application number was found.");
    }

    /// <summary>What became of a form that came before, or null for a new one.</summary>
    public async Task<ApplyResult?> FindEarlierAsync(string formId, FormValues answers, IReadOnlyList<StoredFile> files, CancellationToken cancellationToken) =>
        await table.GetAsync<UniqueKeyRow>(edition.Id, Keys.Form(formId), cancellationToken) is { Application.Length: > 0 } form ? Repeat(form, Fingerprint(answers, files)) : null;

    /// <summary>Stores a sample in a given state, without any mail; a second time it changes nothing.</summary>
    public Task AddSampleAsync(string formId, FormValues answers, string state, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var row = New(formId, answers, [], receivedAt);
        row.State = state;
        row.IsSample = true;
        if (state != ApplicationState.Received)
        {
            row.AddHistory(new(clock.GetUtcNow(), state, By: state == ApplicationState.Withdrawn ? null : "sample"));
        }

        return table.CommitAsync(Adding(row, formId, Fingerprint(answers, []), mail: null, usedForm: null), cancellationToken);
    }

    /// <summary>The application that the bearer of a link may act on, or null.</summary>
    public async Task<ApplicationRow?> FindByTokenAsync(string? token, CancellationToken cancellationToken) =>
        Token.IsValid(token) && await table.GetAsync<TokenRow>(edition.Id, Keys.Token(token!), cancellationToken) is { } tokenRow
            ? await FindByIdAsync(ApplicationRow.IdOf(tokenRow.Subject), cancellationToken)
            : null;

    public async Task<ApplicationRow?> FindByIdAsync(string? id, CancellationToken cancellationToken) =>
        Id.IsValid(id) ? await table.GetAsync<ApplicationRow>(edition.Id, ApplicationKeys.Application(id!), cancellationToken) : null;

    /// <summary>An application by the number that people speak of it by, unless it was withdrawn; or null.</summary>
    public async Task<ApplicationRow?> FindByNumberAsync(string number, CancellationToken cancellationToken) =>
        await table.GetAsync<UniqueKeyRow>(edition.Id, ApplicationKeys.Number(number), cancellationToken) is { } uniqueKey
        && await FindByIdAsync(uniqueKey.Application, cancellationToken) is { } row
        && row.State != ApplicationState.Withdrawn
            ? row
            : null;

    /// <summary>Whether the organisation may still change its answers.</summary>
    public bool MayEdit(ApplicationRow row) =>
        edition.PhaseAt(clock.GetUtcNow()) == ApplicationsPhase.Open && !row.IsErased && row.State is not (ApplicationState.Withdrawn or ApplicationState.Declined);

    /// <summary>Whether the organisation may withdraw.</summary>
    public static bool MayWithdraw(ApplicationRow row) => !row.IsErased && row.State is not (ApplicationState.Withdrawn or ApplicationState.Declined);

    /// <summary>Keeps the new answers; the address stays the one that the link was sent to.</summary>
    public Task<ChangeResult> EditAsync(ApplicationRow row, FormValues answers, IReadOnlyList<StoredFile> files, CancellationToken cancellationToken) =>
        ChangeAsync(
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
                current.AddHistory(new(clock.GetUtcNow(), HistoryEntry.Edited));
                return new ApplicationEditedMail(current.Number, answers.Name(current.ReadLanguage()));
            },
            cancellationToken);

    /// <summary>Withdraws; the organisation may then apply anew.</summary>
    public Task<ChangeResult> WithdrawAsync(ApplicationRow row, CancellationToken cancellationToken) =>
        ChangeAsync(
            row,
            current =>
            {
                if (!MayWithdraw(current))
                {
                    return null;
                }

                current.State = ApplicationState.Withdrawn;
                current.AddHistory(new(clock.GetUtcNow(), ApplicationState.Withdrawn));
                return new ApplicationWithdrawnMail(
                    current.Number, current.ReadAnswers().Name(current.ReadLanguage()), edition.PhaseAt(clock.GetUtcNow()) == ApplicationsPhase.Open);
            },
            cancellationToken);

    /// <summary>Records an organiser's decision; deciding the same again changes nothing and sends nothing.</summary>
    public Task<ChangeResult> DecideAsync(ApplicationRow row, string decision, string reason, string by, CancellationToken cancellationToken) =>
        ChangeAsync(
            row,
            current =>
            {
                if (current.IsErased || current.State is ApplicationState.Withdrawn || (current.State == decision && (current.ReadHistory().LastOrDefault(entry => entry.What == decision)?.Reason ?? "") == reason))
                {
                    return null;
                }

                current.State = decision;
                current.AddHistory(new(clock.GetUtcNow(), decision, by, reason.Length > 0 ? reason : null));
                return new ApplicationDecidedMail(current.Number, current.ReadAnswers().Name(current.ReadLanguage()), decision, reason);
            },
            cancellationToken,
            current => AuditRow.Create(edition.Id, clock.GetUtcNow(), by, ApplicationAudit.Decided, current.Subject, decision));

    /// <summary>A row of the outbox that tells an application's organisation something.</summary>
    public OutboxRow MailFor(ApplicationRow row, MailTemplate template) =>
        OutboxRow.Create(edition.Id, template, row.Subject, row.Email, row.ReadLanguage(), clock);

    private static ApplyResult Repeat(UniqueKeyRow form, string fingerprint) =>
        form.Fingerprint == fingerprint ? new ApplyResult.Stored(form.Number) : new ApplyResult.FormUsed(form.Number);

    private static string Fingerprint(FormValues answers, IReadOnlyList<StoredFile> files) =>
        Keys.Hash(answers.ToJson() + string.Concat(files.Select(file => $"{file.Use} {file.Name} {file.Hash}").Order(StringComparer.Ordinal)));

    private ApplicationRow New(string formId, FormValues answers, IReadOnlyList<StoredFile> files, DateTimeOffset receivedAt)
    {
        var row = new ApplicationRow
        {
            PartitionKey = edition.Id,
            RowKey = ApplicationKeys.Application(Id.New(receivedAt)),
            Number = ApplicationNumber.New(),
            Email = answers.Email,
            Language = answers["language"],
            Answers = answers.ToJson(),
            Files = StoredFile.ToJson(files),
            Folder = ApplicationFiles.Folder(formId),
            ReceivedAt = receivedAt,
        };
        row.AddHistory(new(receivedAt, ApplicationState.Received));
        return row;
    }

    private UniqueKeyRow Marker(string key, ApplicationRow? row = null, string fingerprint = "") => new()
    {
        PartitionKey = edition.Id,
        RowKey = key,
        Application = row?.Id ?? "",
        Number = row?.Number ?? "",
        Fingerprint = fingerprint,
    };

    private TableTransaction Adding(ApplicationRow row, string formId, string fingerprint, OutboxRow? mail, UniqueKeyRow? usedForm)
    {
        var transaction = FormMarker(usedForm, Marker(Keys.Form(formId), row, fingerprint))
            .Add(Marker(ApplicationKeys.Organisation(Organisation.Identity(row.ReadAnswers())), row))
            .Add(Marker(ApplicationKeys.Number(row.Number), row))
            .Add(Marker(ApplicationKeys.Address(row.Email, row.Id), row))
            .Add(row);
        if (mail is not null)
        {
            transaction.Add(mail);
        }

        foreach (var listing in row.Listings())
        {
            transaction.Add(listing);
        }

        return transaction.Add(TallyRow.Between(edition.Id, clock.GetUtcNow(), [], row.CountedAs(edition))!);
    }

    /// <summary>A transaction that marks the form: for the first time, or in place of a unique key as it was read.</summary>
    private static TableTransaction FormMarker(UniqueKeyRow? usedForm, UniqueKeyRow uniqueKey)
    {
        uniqueKey.ETag = usedForm?.ETag ?? default;
        return usedForm is null ? new TableTransaction().Add(uniqueKey) : new TableTransaction().Replace(uniqueKey);
    }

    private async Task<ApplyResult> TellFirstAsync(UniqueKeyRow first, UniqueKeyRow? usedForm, string formId, string fingerprint, CancellationToken cancellationToken)
    {
        if (await FindByIdAsync(first.Application, cancellationToken) is { } row && limits.PermitsEmail("told", row.Email))
        {
            var mail = MailFor(row, new ApplicationLinkMail(row.Number, row.ReadAnswers().Name(row.ReadLanguage()), AppliedAgain: true));
            if (await table.CommitAsync(FormMarker(usedForm, Marker(Keys.Form(formId), fingerprint: fingerprint)).Add(mail), cancellationToken) == CommitResult.Committed)
            {
                await queue.SendAsync(mail, cancellationToken);
            }
        }

        return new ApplyResult.AlreadyApplied();
    }

    /// <summary>
    /// Reads, changes and writes until nobody else wrote between. A change that finds itself done already, as after a
    /// lost reply, does nothing: its mail stands in the outbox, and the timer queues it.
    /// </summary>
    private async Task<ChangeResult> ChangeAsync(
        ApplicationRow row, Func<ApplicationRow, MailTemplate?> change, CancellationToken cancellationToken, Func<ApplicationRow, AuditRow>? audit = null)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var listedBefore = row.Listings().Select(listing => listing.RowKey).ToHashSet();
            var identityBefore = Identity(row);
            var countedBefore = row.CountedAs(edition).ToList();
            if (change(row) is not { } template)
            {
                return new(row, Happened: false);
            }

            var mail = MailFor(row, template);
            var transaction = await SupersedingAsync(row, mail, template, cancellationToken);
            AddAll(transaction, TallyRow.Between(edition.Id, clock.GetUtcNow(), countedBefore, row.CountedAs(edition)), audit?.Invoke(row));
            var stored = await table.CommitAsync(Changing(transaction, row, listedBefore, identityBefore, mail), cancellationToken);
            if (stored == CommitResult.Committed)
            {
                await queue.SendAsync(mail, cancellationToken, mail.NotBefore - clock.GetUtcNow() ?? default);
                return new(row, Happened: true);
            }

            row = await FindByIdAsync(row.Id, cancellationToken) ?? throw new InvalidOperationException("The application is gone.");
            if (stored == CommitResult.Exists)
            {
                return new(row, Happened: false) { IdentityTaken = true };
            }
        }

        throw new InvalidOperationException("The application kept changing under this change.");
    }

    private static void AddAll(TableTransaction transaction, params Row?[] rows)
    {
        foreach (var row in rows.OfType<Row>())
        {
            transaction.Add(row);
        }
    }

    private static string? Identity(ApplicationRow row) =>
        row.State == ApplicationState.Withdrawn ? null : Organisation.Identity(row.ReadAnswers());

    /// <summary>
    /// A decision's mail that has not left is taken back when another decision, or a withdrawal, overtakes it: nobody
    /// reads the last word first. One that is just leaving gets a head start.
    /// </summary>
    private async Task<TableTransaction> SupersedingAsync(ApplicationRow row, OutboxRow mail, MailTemplate template, CancellationToken cancellationToken)
    {
        var transaction = new TableTransaction();
        if (template is not (ApplicationDecidedMail or ApplicationWithdrawnMail))
        {
            return transaction;
        }

        if (row.DecisionMail.Length > 0 && await table.GetAsync<OutboxRow>(edition.Id, row.DecisionMail, cancellationToken) is { } earlier)
        {
            if (earlier.State == OutboxRow.Sending)
            {
                mail.NotBefore = clock.GetUtcNow() + HeadStart;
                mail.QueuedAt = mail.NotBefore.Value;
            }
            else
            {
                transaction.Delete(earlier);
                if (earlier.HasMailIssue)
                {
                    transaction.Delete(edition.Id, Keys.MailIssue(earlier.Id));
                }
            }
        }

        row.DecisionMail = template is ApplicationDecidedMail ? mail.RowKey : "";
        return transaction;
    }

    private TableTransaction Changing(TableTransaction transaction, ApplicationRow row, HashSet<string> listedBefore, string? identityBefore, OutboxRow mail)
    {
        transaction.Replace(row).Add(mail);
        foreach (var listing in row.Listings())
        {
            transaction.Upsert(listing);
            listedBefore.Remove(listing.RowKey);
        }

        foreach (var key in listedBefore)
        {
            transaction.Delete(edition.Id, key);
        }

        if (Identity(row) is var identity && identity != identityBefore)
        {
            transaction.Delete(edition.Id, ApplicationKeys.Organisation(identityBefore!));
            if (identity is not null)
            {
                transaction.Add(Marker(ApplicationKeys.Organisation(identity), row));
            }
        }

        return transaction;
    }
}
