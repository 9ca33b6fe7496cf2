using Platform.Languages;
using Platform.Records;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>Certificates on the organisers' front page: how many of each kind are issued.</summary>
public sealed class CertificatesFront : DeskFrontPart
{
    private static readonly string[] Kinds = ["attendance", "participation", "trainer", "award"];

    public override Task<DeskFront> ReadAsync(Language language, Counts counts, CancellationToken cancellationToken)
    {
        var issued = Kinds
            .Select(kind => (Label: language[$"certificate.{kind}.title"], Number: counts[$"certificate.{kind}"]))
            .Append((Label: language["certificateState.revoked"], Number: counts["certificate.revoked"]))
            .Where(row => row.Number > 0);
        return Task.FromResult(new DeskFront([], [DeskPanel.Bars("desk.workshops", "certificates", language["chart.certificates"], [.. issued])]));
    }
}
