using Microsoft.Extensions.Configuration;
using Platform.Languages;

namespace Platform.Web;

/// <summary>
/// The address people know the site by, for links in mails and to tell our own pages' posts from others':
/// <c>Site__Origin</c>, or the host name that the platform gives.
/// </summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    private readonly Lazy<Uri> origin = new(() => Find(configuration));

    public Uri Origin => origin.Value;

    /// <summary>The full address of a page, its path given without the language.</summary>
    public Uri Link(Language language, string path) => new(Origin, $"/{language.Code}/{path}");

    private static Uri Find(IConfiguration configuration)
    {
        if (configuration["Site:Origin"] is { Length: > 0 } origin)
        {
            return new(origin);
        }

        var host = configuration["WEBSITE_HOSTNAME"]
            ?? throw new InvalidOperationException("Set Site__Origin to the address of the site, such as https://fair.example.");
        var scheme = host.StartsWith("127.0.0.1", StringComparison.Ordinal) || host.StartsWith("localhost", StringComparison.Ordinal) ? "http" : "https";
        return new($"{scheme}://{host}");
    }
}
