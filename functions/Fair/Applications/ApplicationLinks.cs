using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Applications;

/// <summary>The links of somebody's latest applications.</summary>
public sealed class ApplicationLinks(FairTable table, ApplicationStore applications, Edition edition) : LinkSource
{
    private const int MaxMails = 5;

    public override async Task<IReadOnlyList<OutboxRow>> FindAsync(string email, CancellationToken cancellationToken)
    {
        var addresses = await table.ReadPageAsync<UniqueKeyRow>(edition.Id, ApplicationKeys.AddressPrefix(email), 1000, null, cancellationToken);
        var mails = new List<OutboxRow>();
        foreach (var address in addresses.Rows.Reverse().Take(MaxMails))
        {
            if (await applications.FindByIdAsync(address.Application, cancellationToken) is { } application)
            {
                mails.Add(applications.MailFor(
                    application, new ApplicationLinkMail(application.Number, application.ReadAnswers().Name(application.ReadLanguage()), AppliedAgain: false)));
            }
        }

        return mails;
    }
}
