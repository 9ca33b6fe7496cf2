using System.Globalization;
using Microsoft.AspNetCore.Http;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>The desk's form of a workshop.</summary>
public static class WorkshopForm
{
    /// <summary>Nothing at a fair lasts longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static Form Empty(TimeProvider clock) => new() { FormId = Id.New(clock), Typed = new() };

    /// <summary>The form that shows a workshop as it is.</summary>
    public static Form ForEditing(WorkshopRow workshop, Edition edition, TimeProvider clock)
    {
        var details = workshop.ReadDetails();
        var (starts, ends) = (Local(workshop.Starts, edition), Local(workshop.Ends, edition));
        var typed = new FormValues
        {
            ["topic"] = details.Topic,
            ["teaching"] = details.Teaching,
            ["date"] = starts.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["starts"] = starts.ToString("HH:mm", CultureInfo.InvariantCulture),
            ["ends"] = ends.ToString("HH:mm", CultureInfo.InvariantCulture),
            ["seats"] = workshop.Seats.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, text) in new[] { ("title", details.Title), ("summary", details.Summary), ("trainer", details.Trainer), ("place", details.Place) })
        {
            (typed[$"{name}Ar"], typed[$"{name}Fr"], typed[$"{name}En"]) = (text.Ar, text.Fr, text.En);
        }

        return new() { FormId = Id.New(clock), Typed = typed };
    }

    /// <summary>The form as it was posted, checked.</summary>
    public static Form Read(IFormCollection posted, Edition edition)
    {
        var form = new Form { FormId = PostedFields.FormId(posted), Typed = PostedFields.ReadValues(posted, WorkshopFields.All) };
        form.CheckAnswers(WorkshopFields.All, edition);
        if (form.Errors.Count == 0)
        {
            var (starts, ends) = Times(form.Tidy, edition);
            if (Skips(form.Tidy, edition))
            {
                form.Errors.Add(new("starts", "error.timeSkipped"));
            }
            else if (ends - starts > Longest)
            {
                form.Errors.Add(new("ends", "error.workshopTooLong", ("hours", Longest.Hours)));
            }
        }

        return form;
    }

    /// <summary>Writes the answers of a form without errors into a workshop.</summary>
    public static void Fill(WorkshopRow workshop, FormValues answers, Edition edition)
    {
        workshop.Details = new WorkshopDetails
        {
            Topic = answers["topic"],
            Title = Text(answers, "title"),
            Summary = Text(answers, "summary"),
            Trainer = Text(answers, "trainer"),
            Place = Text(answers, "place"),
            Teaching = answers["teaching"],
        }.ToJson();
        (workshop.Starts, workshop.Ends) = Times(answers, edition);
        workshop.Seats = int.Parse(answers["seats"], CultureInfo.InvariantCulture);
    }

    /// <summary>What an organiser sees of a workshop, so that two who change it at once are told.</summary>
    public static string Version(WorkshopRow workshop) => Keys.Hash($"{workshop.Details} {workshop.Starts.UtcTicks} {workshop.Ends.UtcTicks} {workshop.Seats} {workshop.IsCancelled}")[..16];

    // One that ends at or before its start ends on the next day.
    private static (DateTimeOffset Starts, DateTimeOffset Ends) Times(FormValues answers, Edition edition)
    {
        var (starts, ends) = LocalTimes(answers);
        return (edition.Local(starts), edition.Local(ends));
    }

    private static bool Skips(FormValues answers, Edition edition)
    {
        var (starts, ends) = LocalTimes(answers);
        return !edition.Shows(starts) || !edition.Shows(ends);
    }

    private static (DateTime Starts, DateTime Ends) LocalTimes(FormValues answers)
    {
        var date = DateOnly.ParseExact(answers["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var starts = date.ToDateTime(TimeOnly.ParseExact(answers["starts"], "HH:mm", CultureInfo.InvariantCulture));
        var ends = date.ToDateTime(TimeOnly.ParseExact(answers["ends"], "HH:mm", CultureInfo.InvariantCulture));
        return (starts, ends > starts ? ends : ends.AddDays(1));
    }

    private static DateTime Local(DateTimeOffset moment, Edition edition) => TimeZoneInfo.ConvertTime(moment, edition.Zone).DateTime;

    private static Localized Text(FormValues answers, string name) => new() { Ar = answers[$"{name}Ar"], Fr = answers[$"{name}Fr"], En = answers[$"{name}En"] };
}
