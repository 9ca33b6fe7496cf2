using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>Reads sign-ups.</summary>
public sealed class SignUps(FairTable table, Edition edition)
{
    /// <summary>A sign-up by its number, in whatever state it is, or null.</summary>
    public Task<SignUpRow?> FindAsync(string workshop, int number, CancellationToken cancellationToken) => FindAsync(table, edition.Id, workshop, number, cancellationToken);

    /// <summary>The sign-up that the bearer of a link may act on, or null.</summary>
    public async Task<SignUpRow?> FindByTokenAsync(string? token, CancellationToken cancellationToken) =>
        Token.IsValid(token)
        && await table.GetAsync<TokenRow>(edition.Id, Keys.Token(token!), cancellationToken) is { } tokenRow
        && SignUpRow.ParseSubject(tokenRow.Subject) is var (workshop, number)
            ? await FindAsync(workshop, number, cancellationToken)
            : null;

    /// <summary>Where a waiting person stands in the line now, from 1.</summary>
    public Task<int> FindPositionAsync(SignUpRow signUp, CancellationToken cancellationToken) =>
        table.CountUpToAsync(edition.Id, WorkshopKeys.SignUpPrefix(signUp.Workshop, SignUpState.Waiting), signUp.RowKey, cancellationToken);

    /// <summary>One page of a workshop's sign-ups in one state, in order of arrival.</summary>
    public Task<Slice<SignUpRow>> ReadPageAsync(string workshop, string state, int size, string? after, CancellationToken cancellationToken) =>
        table.ReadPageAsync<SignUpRow>(edition.Id, WorkshopKeys.SignUpPrefix(workshop, state), size, after, cancellationToken);

    /// <summary>The sign-ups of everyone under an address that are not given back, at most <paramref name="max"/>.</summary>
    public async Task<IReadOnlyList<SignUpRow>> FindByAddressAsync(string email, int max, CancellationToken cancellationToken)
    {
        var agendas = await table.ReadPageAsync<AgendaRow>(edition.Id, WorkshopKeys.AgendaPrefix(email), 200, null, cancellationToken);
        var places = agendas.Rows.SelectMany(agenda => agenda.ReadPlaces()).OrderBy(place => place.Starts).Select(place => (place.Workshop, place.Number)).Distinct().Take(max);
        var found = await Task.WhenAll(places.Select(place => FindAsync(place.Workshop, place.Number, cancellationToken)));
        return [.. found.OfType<SignUpRow>().Where(signUp => signUp.State != SignUpState.Cancelled)];
    }

    /// <summary>Every sign-up of an address, in whatever state; it reads the keys of all sign-ups, and so is for what is asked rarely.</summary>
    public Task<IReadOnlyList<SignUpRow>> FindAllByEmailAsync(string email, CancellationToken cancellationToken) =>
        table.FindByPropertyAsync<SignUpRow>(edition.Id, WorkshopKeys.SignUps, nameof(SignUpRow.Email), email, cancellationToken);

    internal static async Task<SignUpRow?> FindAsync(FairTable table, string edition, string workshop, int number, CancellationToken cancellationToken)
    {
        // In the order in which a sign-up can pass through them, so that one that moves meanwhile is not missed.
        foreach (var state in new[] { SignUpState.Waiting, SignUpState.Seat, SignUpState.Cancelled, SignUpState.Guest })
        {
            if (await table.GetAsync<SignUpRow>(edition, WorkshopKeys.SignUp(workshop, state, number), cancellationToken) is { } signUp)
            {
                return signUp;
            }
        }

        return null;
    }

    /// <summary>The agendas that hold a sign-up's time.</summary>
    internal static async Task<IReadOnlyList<AgendaRow>> AgendasAsync(FairTable table, SignUpRow signUp, CancellationToken cancellationToken)
    {
        var person = WorkshopKeys.Person(signUp.Email, SignUpRequest.FoldedName(signUp.NameLatin));
        var rows = AgendaRow.Parts(signUp.Starts, signUp.Ends).Select(part => table.GetAsync<AgendaRow>(signUp.PartitionKey, WorkshopKeys.Agenda(person, part), cancellationToken));
        return [.. (await Task.WhenAll(rows)).OfType<AgendaRow>()];
    }
}
