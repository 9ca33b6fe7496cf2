using Fair.Editions;
using Fair.Mail;
using Fair.Storage;
using Fair.Workshops;

namespace Fair.Exhibitors;

/// <summary>
/// "Send me my link again", asked for an address. Whether the address is known is looked up behind the queue, so that
/// the page answers every address alike and in the same time.
/// </summary>
public sealed class LinkRequest(FairTable table, Applications applications, SignUps signUps, SignUpMails signUpMails, Programme programme, Edition edition, TimeProvider clock) : MailFanOut
{
    private const int MaxMails = 5;
    private const int MaxSignUps = 20;

    public override string Kind => nameof(LinkRequest);

    /// <summary>The row that stands for the request.</summary>
    public static OutboxRow Row(string edition, string email, Languages.Language language, TimeProvider clock) => new()
    {
        PartitionKey = edition,
        RowKey = Keys.Outbox(Id.New(clock)),
        Kind = nameof(LinkRequest),
        To = email,
        Language = language.Code,
        QueuedAt = clock.GetUtcNow(),
    };

    public override async Task<FanOutPage> ExpandAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var found = await table.ReadPageAsync<UniqueKeyRow>(edition.Id, Keys.AddressPrefix(row.To), 1000, null, cancellationToken);
        var mails = new List<OutboxRow>();
        foreach (var uniqueKey in found.Rows.Reverse().Take(MaxMails))
        {
            if (await applications.FindByIdAsync(uniqueKey.Application, cancellationToken) is { } application)
            {
                mails.Add(applications.MailFor(
                    application, new ApplicationLinkMail(application.Number, application.ReadAnswers().Name(application.ReadLanguage()), AppliedAgain: false)));
            }
        }

        foreach (var signUp in await signUps.FindByAddressAsync(row.To, MaxSignUps, cancellationToken))
        {
            if (await programme.FindAsync(signUp.Workshop, cancellationToken) is { } workshop && workshop.Ends > clock.GetUtcNow())
            {
                mails.Add(signUpMails.Create(new SignUpLinkMail(SignUpMails.Details(signUp, workshop), signUp.State == SignUpState.Seat), signUp));
            }
        }

        return new(mails, IsLast: true);
    }
}
