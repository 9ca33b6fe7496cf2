using Microsoft.AspNetCore.Http;

namespace Platform.Web;

/// <summary>Tells requests that read from requests that may change something.</summary>
public static class Reading
{
    /// <summary>Whether a request only reads: HEAD asks for what GET would answer, and is treated as GET everywhere.</summary>
    public static bool IsRead(this HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
