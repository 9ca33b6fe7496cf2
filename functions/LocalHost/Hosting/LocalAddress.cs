namespace LocalHost;

/// <summary>Where the application answers, such as <c>http://127.0.0.1:7071/</c>. A singleton of the host.</summary>
public sealed record LocalAddress(Uri Base);
