using Platform.Mail;

namespace Fair.Workshops;

/// <summary>The links of somebody's sign-ups for workshops that are not over.</summary>
public sealed class SignUpLinks(SignUps signUps, SignUpMails mails, Programme programme, TimeProvider clock) : LinkSource
{
    private const int MaxSignUps = 20;

    public override async Task<IReadOnlyList<OutboxRow>> FindAsync(string email, CancellationToken cancellationToken)
    {
        var links = new List<OutboxRow>();
        foreach (var signUp in await signUps.FindByAddressAsync(email, MaxSignUps, cancellationToken))
        {
            if (await programme.FindAsync(signUp.Workshop, cancellationToken) is { } workshop && workshop.Ends > clock.GetUtcNow())
            {
                links.Add(mails.Create(new SignUpLinkMail(SignUpMails.Details(signUp, workshop), signUp.State == SignUpState.Seat), signUp));
            }
        }

        return links;
    }
}
