using System.Collections.Concurrent;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>
/// Gives the seats of the workshops, in order of arrival, and takes them back. No seat is given twice and nobody is
/// promoted out of order, under any number of instances; each change and its mails are one transaction.
/// </summary>
public sealed class Seats(FairTable table, MailQueue mailQueue, Programme programme, SignUpMails writer, Edition edition, TimeProvider clock)
{
    /// <summary>People who signed up here lately are looked up before their next sign-up, so that it does not make a group fail.</summary>
    private const int MaxRemembered = 20_000;

    private readonly ConcurrentDictionary<string, SeatQueue> queues = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<SignUpResult>> onTheWay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> lately = new(StringComparer.Ordinal);

    /// <summary>Signs a person up. The same form sent twice has the effect of one, also when the two meet.</summary>
    public async Task<SignUpResult> SignUpAsync(string workshop, SignUpRequest request)
    {
        var key = OnTheWay(workshop, request);
        var completion = new TaskCompletionSource<SignUpResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (onTheWay.GetOrAdd(key, completion.Task) is var first && first != completion.Task)
        {
            return await first;
        }

        try
        {
            var answer = await EnqueueAsync(workshop, new SignUpOperation(workshop, request, lately.ContainsKey(request.Person), table, writer, edition));
            Remember(request.Person);
            completion.SetResult(answer);
            return answer;
        }
        catch (Exception exception)
        {
            // Seen here, whether or not a twin waits for it.
            completion.SetException(exception);
            _ = completion.Task.Exception;
            throw;
        }
        finally
        {
            onTheWay.TryRemove(key, out _);
        }
    }

    /// <summary>What became of the same form before, or null if it is new: reads, and changes nothing.</summary>
    public async Task<SignUpResult?> FindEarlierAsync(WorkshopRow workshop, SignUpRequest request, CancellationToken cancellationToken)
    {
        if (onTheWay.TryGetValue(OnTheWay(workshop.Id, request), out var twin))
        {
            return await twin;
        }

        foreach (var part in workshop.PartsToLookInto())
        {
            if (await table.GetAsync<AgendaRow>(edition.Id, WorkshopKeys.Agenda(request.Person, part), cancellationToken) is { } agenda
                && agenda.ReadPlaces().FirstOrDefault(place => place.Workshop == workshop.Id && place.Form == request.Form) is { } place
                && await SignUps.FindAsync(table, edition.Id, workshop.Id, place.Number, cancellationToken) is { } signUp)
            {
                return new SignUpResult.Stored(signUp.PositionTold);
            }
        }

        return null;
    }

    /// <summary>Gives a seat or a place in the line back; the head of the line gets the seat in the same transaction.</summary>
    /// <param name="workshop">The workshop's id.</param>
    /// <param name="number">The sign-up's number.</param>
    /// <param name="by">The organiser who cancels; empty for the person.</param>
    public Task<CancelResult> CancelAsync(string workshop, int number, string by) => EnqueueAsync(workshop, new CancelOperation(workshop, number, by, table, edition));

    /// <summary>Gives one place back and takes one in another workshop, both or neither.</summary>
    public Task<SignUpResult> SwapAsync(SignUpRow held, string wanted) => EnqueueAsync(wanted, new SwapOperation(held.Workshop, held.Number, table, writer, edition));

    /// <summary>Changes a workshop as an organiser wishes; seats that become free go to the line.</summary>
    public Task<WorkshopChangeResult> ChangeAsync(string workshop, Func<WorkshopRow, (WorkshopChangeResult Outcome, OutboxRow? Tells)> change, Func<AuditRow> audit) =>
        EnqueueAsync(workshop, new ChangeOperation(change, audit));

    /// <summary>Gives seats that are owed to the line since an instance died in the middle of it.</summary>
    public Task SettleAsync(string workshop) => EnqueueAsync(workshop, new SettleOperation());

    private Task<TAnswer> EnqueueAsync<TAnswer>(string workshop, SeatOperation<TAnswer> operation)
    {
        Queue(workshop).Enqueue(operation);
        return operation.Answered;
    }

    private static string OnTheWay(string workshop, SignUpRequest request) => $"{workshop} {request.Person} {request.Form}";

    private SeatQueue Queue(string workshop) => queues.GetOrAdd(workshop, id => new(id, table, mailQueue, programme, writer, edition, clock));

    private void Remember(string person)
    {
        if (lately.Count >= MaxRemembered)
        {
            lately.Clear();
        }

        lately[person] = true;
    }
}
