using Fair.Attendance;
using Fair.Certificates;
using Fair.Desk;
using Fair.Editions;
using Fair.Exhibitors;
using Fair.Mail;
using Fair.Site;
using Fair.Storage;
using Fair.Synthetic;
using Fair.Telemetry;
using Fair.Workshops;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Fair;

/// <summary>All wiring of the application. The process and the tests start here; there is no second wiring.</summary>
public static class FairHost
{
    /// <param name="args">The command line: settings as <c>--Section:Key value</c>.</param>
    /// <param name="configure">What a test adds, such as a storage transport that fails on demand.</param>
    public static IHost Create(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        // Outside of the worker's own middleware, which waits for the request and may wait in vain.
        builder.UseMiddleware<EarlyLeave>();
        builder.ConfigureFunctionsWebApplication();
        builder.Services.RemoveDataProtectionKeys();
        builder.UseMiddleware<AuthorizationMiddleware>();
        builder.UseMiddleware<EditionRefresh>();
        // The framework logs addresses of requests, and an address can be somebody's capability.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);

        Secrets.RequireResolved(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddEdition(builder.Configuration);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<EditionRefresh>());
        builder.Services.AddSite(builder.Configuration);
        builder.Services.AddMail(builder.Configuration);
        builder.Services.AddExhibitors();
        builder.Services.AddWorkshops();
        builder.Services.AddSynthetic(builder.Configuration);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddAttendance();
        builder.Services.AddCertificates(builder.Configuration);
        builder.Services.AddDesk();
        configure?.Invoke(builder.Services);

        return builder.Build();
    }
}
