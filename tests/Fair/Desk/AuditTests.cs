using System.Net;
using Fair.Applications;
using Fair.Attendance;
using Fair.Tests.Attendance;
using Fair.Tests.Workshops;
using Fair.Workshops;
using Platform.Languages;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Desk;

/// <summary>Who did what is kept with what was done, can be read, and can't be changed.</summary>
[Trait("Speed", "Slow")]
public sealed class AuditTests(StorageAccounts storage)
{
    [Fact]
    public async Task Whatever_is_done_at_the_desk_is_on_record_with_who_and_when()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var desk = await fair.SignedInAsync("organiser");
        var (number, _) = await fair.ApplyAsync(AnApplication.Of());
        var id = (await fair.Get<ApplicationStore>().FindByNumberAsync(number, default))!.Id;
        await desk.PostAsync($"/fr/desk/applications/{id}", new FormUrlEncodedContent([new("decision", "accepted")]));
        var (workshop, people) = await fair.GatheredAsync(2);
        var form = AWorkshop.Of("2025-01-29", "10:00", "12:00", 9);
        await fair.EditAsync(desk, workshop, form);
        await fair.EditAsync(desk, workshop, form);
        await desk.PostAsync($"/fr/desk/workshops/{workshop}/sign-ups/2", null);
        await desk.TickAsync(workshop, people[0].Number);
        await fair.CallOffAsync(desk, workshop);
        await fair.CallOffAsync(desk, workshop);

        var rows = await fair.RowsAsync<AuditRow>(Keys.AuditPrefix);
        Assert.All(rows, row => Assert.Equal("sample.organiser", row.By));
        Assert.Equal(
            [WorkshopAudit.WorkshopCalledOff, AttendanceAudit.Attended, WorkshopAudit.SignUpCancelled, WorkshopAudit.WorkshopChanged, WorkshopAudit.WorkshopCreated, ApplicationAudit.Decided],
            rows.Select(row => row.What));
        var page = WebUtility.HtmlDecode(await desk.GetStringAsync("/ar/desk/audit"));
        Assert.Contains("إلغاء ورشة", page);
        Assert.Contains($"applications/{id}", page);
    }

    [Fact]
    public async Task Nothing_can_change_it()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var table = fair.Get<FairTable>();
        var row = AuditRow.Create(fair.Edition.Id, fair.Clock.GetUtcNow(), "sample.organiser", ApplicationAudit.Decided, "applications/x");
        await table.CommitAsync(new TableTransaction().Add(row), default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.CommitAsync(new TableTransaction().Replace(row), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.CommitAsync(new TableTransaction().Delete(row), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.CommitAsync(new TableTransaction().Upsert(row), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.UpdateAsync(row, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.UpsertAsync(row, default));
    }

    [Fact]
    public async Task Everything_that_is_audited_has_words_for_it()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var codes = fair.Get<IEnumerable<AuditedActions>>().SelectMany(actions => actions.Codes).ToList();
        Assert.Equal(18, codes.Distinct().Count());
        Assert.All(Language.All.SelectMany(language => codes.Select(what => (language, what))), one => Assert.True(one.language.Texts.Has($"audit.{one.what}"), one.what));
    }
}
