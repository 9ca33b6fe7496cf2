using Fair.Editions;
using Fair.Mail;
using Fair.Storage;

namespace Fair.Workshops;

/// <summary>Reads sign-ups.</summary>
public sealed class SignUps(FairTable table, Edition edition)
{
    /// <summary>A sign-up by its number, in whatever state it is, or null.</summary>
    public Task<SignUpRow?> Find(string workshop, int number, CancellationToken cancellationToken) => Find(table, edition.Id, workshop, number, cancellationToken);

    /// <summary>The sign-up that the bearer of a link may act on, or null.</summary>
    public async Task<SignUpRow?> ByToken(string? token, CancellationToken cancellationToken) =>
        Token.IsValid(token)
        && await table.Get<TokenRow>(edition.Id, Keys.Token(token!), cancellationToken) is { } found
        && SignUpRow.Of(found.Subject) is var (workshop, number)
            ? await Find(workshop, number, cancellationToken)
            : null;

    /// <summary>Where a waiting person stands in the line now, from 1.</summary>
    public Task<int> Position(SignUpRow signUp, CancellationToken cancellationToken) =>
        table.CountUpTo(edition.Id, Keys.SignUpPrefix(signUp.Workshop, SignUpState.Waiting), signUp.RowKey, cancellationToken);

    /// <summary>One page of a workshop's sign-ups in one state, in order of arrival.</summary>
    public Task<Slice<SignUpRow>> Page(string workshop, string state, int size, string? after, CancellationToken cancellationToken) =>
        table.Read<SignUpRow>(edition.Id, Keys.SignUpPrefix(workshop, state), size, after, cancellationToken);

    /// <summary>The sign-ups of everyone under an address that are not given back, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<SignUpRow>> ByAddress(string email, int most, CancellationToken cancellationToken)
    {
        var agendas = await table.Read<AgendaRow>(edition.Id, Keys.AgendaPrefix(email), 200, null, cancellationToken);
        var places = agendas.Rows.SelectMany(agenda => agenda.ReadPlaces()).OrderBy(place => place.Starts).Select(place => (place.Workshop, place.Number)).Distinct().Take(most);
        var found = await Task.WhenAll(places.Select(place => Find(place.Workshop, place.Number, cancellationToken)));
        return [.. found.OfType<SignUpRow>().Where(signUp => signUp.State != SignUpState.Cancelled)];
    }

    internal static async Task<SignUpRow?> Find(FairTable table, string edition, string workshop, int number, CancellationToken cancellationToken)
    {
        // In the order in which a sign-up can pass through them, so that one that moves meanwhile is not missed.
        foreach (var state in new[] { SignUpState.Waiting, SignUpState.Seat, SignUpState.Cancelled, SignUpState.Guest })
        {
            if (await table.Get<SignUpRow>(edition, Keys.SignUp(workshop, state, number), cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The agendas that hold a sign-up's time.</summary>
    internal static async Task<IReadOnlyList<AgendaRow>> Agendas(FairTable table, SignUpRow signUp, CancellationToken cancellationToken)
    {
        var person = Keys.Person(signUp.Email, SignUpRequest.FoldedName(signUp.NameLatin));
        var rows = AgendaRow.Parts(signUp.Starts, signUp.Ends).Select(part => table.Get<AgendaRow>(signUp.PartitionKey, Keys.Agenda(person, part), cancellationToken));
        return [.. (await Task.WhenAll(rows)).OfType<AgendaRow>()];
    }
}
