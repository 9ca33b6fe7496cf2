using Fair.Applications;
using Fair.Attendance;
using Fair.Certificates;
using Fair.Desk;
using Fair.Mail;
using Fair.SmokeTest;
using Fair.Website;
using Fair.Workshops;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Platform;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;
using Platform.Telemetry;
using Platform.Web;

namespace Fair;

/// <summary>All wiring of the application. The process and the tests start here; there is no second wiring.</summary>
public static class FairHost
{
    // Here a module initializer is what it is for: texts and mails are found before the wiring runs, in tests too.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "The features are made known to the platform.")]
    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void Register() => FeatureAssemblies.Add(typeof(FairHost).Assembly);

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
        builder.Services.AddWeb(builder.Configuration);
        builder.Services.AddMail(builder.Configuration);
        builder.Services.AddTelemetry(builder.Configuration);
        // The features, in the order in which they may use one another, and in which navigation, lists and reports show them.
        builder.Services.AddApplications();
        builder.Services.AddWorkshops();
        builder.Services.AddAttendance();
        builder.Services.AddCertificates(builder.Configuration);
        builder.Services.AddMailDesk();
        builder.Services.AddDesk();
        builder.Services.AddWebsite();
        builder.Services.AddSmokeTest(builder.Configuration);
        configure?.Invoke(builder.Services);

        return builder.Build();
    }
}
