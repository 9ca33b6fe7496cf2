namespace LocalHost;

/// <summary>The two ports of a run: the site's, and the one where the worker connects.</summary>
internal sealed record ReservedPorts(ReservedPort Site, ReservedPort Worker) : IDisposable
{
    /// <exception cref="LocalHostException">The site's port is taken.</exception>
    public static ReservedPorts Reserve(int site) => new(ReservedPort.Reserve(site), ReservedPort.Reserve(0));

    public void Dispose()
    {
        Site.Dispose();
        Worker.Dispose();
    }
}
