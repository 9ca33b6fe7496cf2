using Microsoft.AspNetCore.Http;

namespace LocalHost;

/// <summary>A page or service that LocalHost itself answers.</summary>
internal sealed record LocalPage(string Method, string Template, RequestDelegate Answer);
