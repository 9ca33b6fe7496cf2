using Microsoft.AspNetCore.Http;

namespace LocalWorker;

/// <summary>A page or service that LocalWorker itself answers.</summary>
internal sealed record LocalPage(string Method, string Template, RequestDelegate Answer);
