using Platform.Editions;
using Platform.Languages;
using Platform.Records;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Workshops on the organisers' front page: how many are today, and how many seats are free and people wait.</summary>
public sealed class WorkshopsFront(Programme programme, Edition edition, TimeProvider clock) : DeskFrontPart
{
    public override async Task<DeskFront> ReadAsync(Language language, Counts counts, CancellationToken cancellationToken)
    {
        var workshops = await programme.ReadAllAsync(cancellationToken);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), edition.Zone).DateTime);
        return new(
            [
                new(Language.Number(workshops.Count(row => !row.IsCancelled && row.Day(edition) == today)), language["desk.today.workshops"], "/desk/attendance", false),
                new(Language.Number(workshops.Sum(row => row.Free)), language["desk.today.seats"], "/desk/workshops", false),
                new(Language.Number(workshops.Sum(row => row.Waiting)), language["desk.today.waiting"], "/desk/workshops", false),
            ],
            []);
    }
}
