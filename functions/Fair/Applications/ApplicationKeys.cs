using Platform.Records;

namespace Fair.Applications;

/// <summary>The row keys of applications; see <see cref="Keys"/>.</summary>
public static class ApplicationKeys
{
    /// <summary>An application for a stand.</summary>
    public static string Application(string id) => $"{Applications}{id}";

    public const string Applications = "A|";

    /// <summary>The unique key that lets an organisation apply once; see <c>Organisation.Identity</c>.</summary>
    public static string Organisation(string identity) => $"I|{Keys.Hash(identity)}";

    /// <summary>An application's number.</summary>
    public static string Number(string number) => $"N|{number}";

    /// <summary>An application by its e-mail address, for "send me my link again".</summary>
    public static string Address(string email, string id) => $"{AddressPrefix(email)}{id}";

    public static string AddressPrefix(string email) => $"E|{Keys.Hash(email.ToLowerInvariant())}|";

    /// <summary>
    /// An application in a list of the desk. It stands there once for each way to filter, so that any filter is a key
    /// prefix, and a page of a list reads what it shows and no more.
    /// </summary>
    public static string Listing(Filter filter, string id) => $"{ListingPrefix(filter)}{id}";

    public static string ListingPrefix(Filter filter) => $"L|{filter.State ?? "*"}|{filter.Province ?? "*"}|{filter.Sector ?? "*"}|{filter.Kind ?? "*"}|";
}
