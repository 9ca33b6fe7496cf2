using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Platform.Web;

/// <summary>
/// Styles, pictures and fonts, embedded in the application. Their common folder is named by the hash of them all, so that
/// a browser may keep them for good.
/// </summary>
public sealed class Assets
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".wasm"] = "application/wasm",
        [".woff2"] = "font/woff2",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary();

    // Above it the best compression takes seconds of somebody's waiting.
    private const int MaxForBestQuality = 200_000;

    private readonly FrozenDictionary<string, BufferedResult> pages;

    public Assets()
    {
        const string Folder = "assets/";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var found = new Dictionary<string, BufferedResult>(StringComparer.Ordinal);
        var resources = FeatureAssemblies.All
            .SelectMany(assembly => assembly.GetManifestResourceNames().Select(name => (assembly, name)))
            .Where(resource => resource.name.StartsWith(Folder, StringComparison.Ordinal))
            .OrderBy(resource => resource.name, StringComparer.Ordinal);
        foreach (var (assembly, name) in resources)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            hash.AppendData(bytes);
            found[name[Folder.Length..]] = new(200, Types[Path.GetExtension(name)], bytes) { CacheControl = "public, max-age=31536000, immutable", Quality = bytes.Length < MaxForBestQuality ? 11 : 9 };
        }

        pages = found.ToFrozenDictionary(StringComparer.Ordinal);
        Version = Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    public string Version { get; }

    public string Address(string name) => $"/assets/{Version}/{name}";

    public BufferedResult? Find(string version, string name) => version == Version ? pages.GetValueOrDefault(name) : null;
}
