using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace LocalHost;

/// <summary>The application's log on the console: warnings only from the platform.</summary>
internal static class ConsoleLog
{
    public static void AddConsole(this WebApplicationBuilder web, bool quiet)
    {
        web.Logging.SetMinimumLevel(LogLevel.Information);
        web.Logging.AddFilter("Microsoft", LogLevel.Warning);
        web.Logging.AddFilter("System", LogLevel.Warning);
        web.Logging.AddFilter("Azure", LogLevel.Warning);
        web.Logging.AddFilter("Grpc", LogLevel.Warning);
        // It tells the addresses of requests, and an address can be somebody's capability; and it warns of every client that leaves.
        web.Logging.AddFilter("Yarp", LogLevel.Error);
        web.Logging.AddConfiguration(web.Configuration.GetSection("Logging"));
        if (!quiet)
        {
            web.Logging.AddSimpleConsole();
        }
    }
}
