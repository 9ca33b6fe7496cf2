using Platform.Editions;
using Platform.Forms;
using Platform.Languages;

namespace Fair.Applications;

/// <summary>A way to tell organisations apart in the report.</summary>
/// <param name="Code">Such as <c>province</c>.</param>
/// <param name="Name">What it is called in the reader's language.</param>
/// <param name="NameOf">The group of an organisation, in the reader's language.</param>
public sealed record OrganisationGroup(string Code, string Name, Func<FormValues, string> NameOf)
{
    /// <summary>All of them, in the order of the report.</summary>
    public static IReadOnlyList<OrganisationGroup> All(Language language) =>
    [
        new("province", language["desk.filter.province"], answers => language[$"province.{ApplicationFields.ListedProvince(answers)}"]),
        new("sector", language["desk.filter.sector"], answers => language[$"sector.{ApplicationFields.ListedSector(answers)}"]),
        new("kind", language["desk.filter.kind"], answers => language[$"kind.{answers.Kind}"]),
        new("country", language["field.country"], answers => language[$"country.{(answers.Country.Length > 0 ? answers.Country : Places.Morocco)}"]),
        new("first", language["report.first"], answers => answers["firstParticipation"] is { Length: > 0 } first ? language[$"yesNo.{first}"] : language["report.unknown"]),
    ];
}
