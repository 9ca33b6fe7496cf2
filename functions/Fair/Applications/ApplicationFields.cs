using Platform.Editions;
using Platform.Forms;

namespace Fair.Applications;

/// <summary>One numbered part of the form; its texts are <c>section.{Name}</c> and <c>why.{Name}</c>.</summary>
public sealed record Section(string Name, IReadOnlyList<Field> Fields);

/// <summary>What an organisation is asked, in order. See <see cref="Field"/>.</summary>
public static class ApplicationFields
{
    public const int MaxProducts = 4;

    public static readonly IReadOnlyList<string> Kinds =
    [
        "cooperative", "cooperative-union", "association", "economic-interest-group", "mutual", "social-enterprise", "artisan",
        "public-institution", "bank",
    ];

    public static readonly IReadOnlyList<string> Sectors = ["crafts", "agriculture-food", "services"];

    /// <summary>The topics of the fair's workshops.</summary>
    public static readonly IReadOnlyList<string> Topics =
    [
        "management", "accounting", "principles", "e-marketing", "networking", "entrepreneurship", "branding", "projects", "structuring",
        "clusters",
    ];

    public static readonly IReadOnlyList<Section> Sections =
    [
        new("organisation",
        [
            new("kind", Input.Selection) { Options = Kinds, OptionTexts = "kind", Required = Always },
            new("country", Input.Selection) { Options = Places.Countries, OptionTexts = "country", Required = Always },
            new("nameArabic", Input.Text) { Script = Script.Arabic, Required = answers => answers.IsMoroccan },
            new("nameFrench", Input.Text) { Script = Script.Latin, Required = Always, Autocomplete = "organization" },
            new("ice", Input.Ice, 15) { Asked = IsMoroccanApplicant, Required = answers => IsMoroccanApplicant(answers) && answers.Kind is not ("artisan" or "association"), Group = "if-morocco unless-institution" },
            new("registerNumber", Input.Text, 40) { Asked = IsMoroccanApplicant, Required = IsMoroccanCooperative, Group = "if-morocco unless-institution" },
            new("registerCourt", Input.Text, 80) { Asked = IsMoroccanApplicant, Group = "if-morocco unless-institution" },
            new("craftCardNumber", Input.Text, 40) { Asked = answers => answers.Kind == "artisan", Group = "if-artisan" },
            new("foundedYear", Input.Number, 2100) { Min = 1900, Asked = IsApplicant, Group = "unless-institution" },
        ]),
        new("place",
        [
            new("region", Input.Selection) { Options = Places.Regions, OptionTexts = "region", Asked = answers => answers.IsMoroccan, Required = answers => answers.IsMoroccan, Group = "if-morocco" },
            new("province", Input.Selection) { Options = Places.Provinces, OptionTexts = "province", Asked = IsOfRegion, Required = IsOfRegion, Group = "if-morocco if-region" },
            new("commune", Input.Text, 80) { Required = Always, Autocomplete = "address-level2" },
        ]),
        new("contact",
        [
            new("contactName", Input.Text, 80) { Required = Always, Autocomplete = "name" },
            new("phone", Input.Phone, 30) { Required = Always, Autocomplete = "tel" },
            new("whatsapp", Input.Phone, 30),
            new("email", Input.Email, 254) { Required = Always, Autocomplete = "email" },
            new("language", Input.Choice) { Options = ["ar", "fr", "en"], OptionTexts = "language", Required = Always },
        ]),
        new("people",
        [
            new("presidentName", Input.Text, 80) { Asked = IsApplicant, Required = HasMembers },
            new("members", Input.Number, 100_000) { Min = 1, Asked = IsApplicant, Required = HasMembers },
            new("women", Input.Number, 100_000) { Asked = IsApplicant, Required = HasMembers },
            new("youth", Input.Number, 100_000) { Asked = IsApplicant },
            new("disabled", Input.Number, 100_000) { Asked = IsApplicant },
            new("representative1Name", Input.Text, 80) { Asked = IsApplicant },
            new("representative2Name", Input.Text, 80) { Asked = IsApplicant },
        ]),
        new("activity",
        [
            new("sector", Input.Choice) { Options = Sectors, OptionTexts = "sector", Asked = IsApplicant, Required = IsApplicant },
            new("branch", Input.Text, 80) { Asked = IsApplicant },
            .. Enumerable.Range(1, MaxProducts).SelectMany(ProductFields),
            new("labels", Input.Choices) { Options = ["aop", "igp", "organic"], OptionTexts = "label", Asked = IsApplicant },
            new("onssaNumber", Input.Text, 40) { Asked = IsFood, Group = "if-food" },
            new("onssaExpiry", Input.Date) { Asked = IsFood, Group = "if-food" },
        ]),
        new("stand",
        [
            new("standSize", Input.Choice) { Options = ["6", "9", "12"], OptionTexts = "standSize", Asked = IsApplicant, Required = IsApplicant },
            new("electricity", Input.Tick) { Asked = IsApplicant },
            new("cold", Input.Tick) { Asked = IsApplicant },
            new("tasting", Input.Tick) { Asked = IsApplicant },
            new("firstParticipation", Input.Choice) { Options = ["yes", "no"], OptionTexts = "yesNo", Asked = IsApplicant, Required = IsApplicant },
            new("topics", Input.Choices) { Options = Topics, OptionTexts = "topic", Asked = IsApplicant },
        ]),
        new("files", []),
        new("consent",
        [
            new("consentPublish", Input.Tick),
            new("consentMail", Input.Tick),
        ]),
    ];

    public static readonly IReadOnlyList<Field> All = [.. Sections.SelectMany(section => section.Fields)];

    public static string Product(int place) => $"product{place}";

    public static string ProductPrice(int place) => $"product{place}Price";

    /// <summary>The province to list an application under: one of the region's, or <c>other</c>.</summary>
    public static string ListedProvince(FormValues answers) => answers["province"] is { Length: > 0 } province ? province : "other";

    /// <summary>The sector to list an application under: an institution has none.</summary>
    public static string ListedSector(FormValues answers) => answers["sector"] is { Length: > 0 } sector ? sector : "none";

    private static IEnumerable<Field> ProductFields(int place) =>
    [
        new(Product(place), Input.Text, 80) { Asked = IsApplicant, Required = answers => place == 1 && IsApplicant(answers) },
        new(ProductPrice(place), Input.Text, 40) { Asked = IsApplicant },
    ];

    private static bool Always(FormValues answers) => true;

    private static bool IsApplicant(FormValues answers) => !answers.IsInstitution;

    // An artisan may work alone.
    private static bool HasMembers(FormValues answers) => IsApplicant(answers) && answers.Kind != "artisan";

    private static bool IsMoroccanApplicant(FormValues answers) => answers.IsMoroccan && !answers.IsInstitution;

    private static bool IsMoroccanCooperative(FormValues answers) => answers.IsMoroccan && answers.Kind is "cooperative" or "cooperative-union";

    private static bool IsOfRegion(FormValues answers) => answers.IsMoroccan && answers["region"] == Places.OwnRegion;

    private static bool IsFood(FormValues answers) => !answers.IsInstitution && answers.IsFood;
}
