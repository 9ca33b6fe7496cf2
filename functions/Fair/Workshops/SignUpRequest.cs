using System.Text;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>A checked request to take part in a workshop.</summary>
/// <param name="Answers">The answers to <see cref="SignUpFields"/>, normalized.</param>
/// <param name="FormId">The form's id, or <c>api:</c> and the Idempotency-Key.</param>
/// <param name="Organisation">What the organisation counts as: the folded names of it, hashed; empty without one.</param>
public sealed record SignUpRequest(FormValues Answers, string FormId, IReadOnlyList<string> Organisation)
{
    /// <summary>The key of the person: address and name, however the words of the name are put.</summary>
    public string Person { get; } = WorkshopKeys.Person(Answers["email"], FoldedName(Answers["nameLatin"]));

    /// <summary>The hash of the form's id.</summary>
    public string Form { get; } = Keys.Hash(FormId)[..24];

    /// <summary>The same request for a person who is signed up elsewhere already.</summary>
    public static SignUpRequest FromSignUp(SignUpRow held, string formId) => new(
        new()
        {
            ["nameArabic"] = held.NameArabic,
            ["nameLatin"] = held.NameLatin,
            ["email"] = held.Email,
            ["language"] = held.Language,
            ["organisation"] = held.Organisation,
            ["applicationNumber"] = held.ApplicationNumber,
            ["gender"] = held.Gender,
        },
        formId,
        held.ReadOrganisation());

    /// <summary>The hash that an organisation's name counts under.</summary>
    public static string OrganisationKey(string name) => Keys.Hash(TextFolding.Fold(name))[..10];

    /// <summary>A name for comparing: case, accents and the order of its words apart.</summary>
    public static string FoldedName(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormKC).Split([' ', '-', '\'', '’'], StringSplitOptions.RemoveEmptyEntries).Select(TextFolding.Fold).Order(StringComparer.Ordinal));
}
