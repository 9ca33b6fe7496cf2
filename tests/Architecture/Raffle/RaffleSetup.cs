using Microsoft.Extensions.DependencyInjection;
using Platform;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Raffle;

/// <summary>Wires the raffle: the one line that adds a feature calls this.</summary>
public static class RaffleSetup
{
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "The feature is made known to the platform.")]
    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void Register() => FeatureAssemblies.Add(typeof(RaffleSetup).Assembly);

    public static void AddRaffle(this IServiceCollection services)
    {
        services.AddSingleton(MessageQueue.For<RaffleTicket>(RaffleTicket.Queue));
        services.AddSingleton(new NavigationEntry(NavigationPlace.Public, "/raffle", "raffle.title"));
        services.AddSingleton(new NavigationEntry(NavigationPlace.Desk, "/desk/raffle", "raffle.title"));
        services.AddSingleton(new ApiOperation("/api/raffle", "get", () => ApiOperation.Describe("CountTickets", "How many tickets there are.", ("200", "The number.", "application/json"))));
        services.AddSingleton(new AuditedActions([RaffleAudit.Drawn]));
        services.AddSingleton<DeskFrontPart, RaffleFront>();
        services.AddSingleton<ReportPart, RaffleReport>();
        services.AddSingleton<LinkSource, RaffleLinks>();
        services.AddSingleton<PersonalDataSource, RafflePersonalData>();
    }
}
