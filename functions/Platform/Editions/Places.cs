namespace Platform.Editions;

/// <summary>
/// The places that an organisation can come from, by code; their names are texts (<c>province.safi</c>,
/// <c>region.MA-07</c>, <c>country.SN</c>). Regions are ISO 3166-2, countries ISO 3166-1.
/// </summary>
public static class Places
{
    public const string Morocco = "MA";

    /// <summary>The region whose fair it is.</summary>
    public const string OwnRegion = "MA-07";

    /// <summary>The provinces and the prefecture of the fair's own region.</summary>
    public static readonly IReadOnlyList<string> Provinces =
        ["marrakech", "al-haouz", "chichaoua", "el-kelaa", "essaouira", "rehamna", "safi", "youssoufia"];

    public static readonly IReadOnlyList<string> Regions =
        ["MA-07", "MA-01", "MA-02", "MA-03", "MA-04", "MA-05", "MA-06", "MA-08", "MA-09", "MA-10", "MA-11", "MA-12"];

    /// <summary>Morocco first, then the other African countries.</summary>
    public static readonly IReadOnlyList<string> Countries =
    [
        "MA", "DZ", "AO", "BJ", "BW", "BF", "BI", "CM", "CV", "CF", "TD", "KM", "CG", "CD", "CI", "DJ", "EG", "GQ", "ER", "SZ", "ET",
        "GA", "GM", "GH", "GN", "GW", "KE", "LS", "LR", "LY", "MG", "MW", "ML", "MR", "MU", "MZ", "NA", "NE", "NG", "RW", "ST", "SN",
        "SC", "SL", "SO", "ZA", "SS", "SD", "TZ", "TG", "TN", "UG", "ZM", "ZW",
    ];
}
