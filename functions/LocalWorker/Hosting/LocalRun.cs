using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalWorker;

/// <summary>
/// One run of the application on this machine: its settings, clock, port, storage and mailbox, all of it the run's own,
/// so that many can run in one process. What the application may read while it is being built is ready here.
/// </summary>
internal sealed class LocalRun
{
    private readonly LocalSettings settings;
    private readonly ReservedPort port;
    private Task<Azurite>? azurite;

    private LocalRun(WebApplicationBuilder web)
    {
        Web = web;
        settings = LocalSettings.Read(web.Configuration);
        port = ReservedPort.Take(settings.Port);
    }

    public WebApplicationBuilder Web { get; }

    public List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Middleware { get; } = [];

    /// <exception cref="LocalWorkerException">The run cannot start.</exception>
    public static LocalRun Prepare(string[] args)
    {
        var arguments = CommandLine.Read(args);
        try
        {
            FunctionsHostCheck.ThrowIfStartedByHost(args);
            var key = Task.Run(() => new EventSigner());
            var run = new LocalRun(CreateBuilder(arguments));
            var signer = key.GetAwaiter().GetResult();
            run.ProvideSettings(signer.PublicKey);
            run.ProvideServices(signer);
            return run;
        }
        catch (LocalWorkerException exception) when (!arguments.ContainsKey("LocalWorker:Functions"))
        {
            // Whoever sits at the console needs the message; a stack trace would hide it.
            Console.Error.WriteLine(exception.Message);
            Environment.Exit(1);
            throw;
        }
    }

    public IHost Build()
    {
        var host = HostFile.Read(Web.Configuration);
        var catalog = FunctionCatalog.Load(settings.Functions, Web.Configuration);
        Web.Services.AddSingleton(provider => new FunctionPipeline(provider.GetRequiredService<IServiceScopeFactory>(), Middleware));
        Web.Services.AddSingleton(catalog);
        Web.Services.AddSingleton(QueueOptions.Read(host));
        Web.Services.AddHostedService(provider => provider.GetRequiredService<EventWebhook>());
        Web.Services.AddHostedService<QueuePump>();
        Web.Services.AddHostedService<TimerRunner>();
        Web.Services.AddHostedService<Announcement>();
        var app = Web.Build();

        // The container ends what it has made, last what it made first.
        app.Services.GetRequiredService<StorageOfRun>();
        app.Services.GetRequiredService<ReservedPort>();
        app.RunHttp(catalog, host["extensions:http:routePrefix"] ?? "api");
        return app;
    }

    private static WebApplicationBuilder CreateBuilder(Dictionary<string, string?> arguments)
    {
        var web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = Assembly.GetEntryAssembly()?.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
                ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
                ?? Environments.Development,
        });
        web.Configuration
            .AddInMemoryCollection(LocalSettingsFile.Read(AppContext.BaseDirectory))
            .AddEnvironmentVariables()
            .AddInMemoryCollection(arguments);
        return web;
    }

    private void ProvideSettings(string webhookPublicKey)
    {
        var configuration = Web.Configuration;
        string? dataFolder = null;
        if (!configuration.GetSection(Azurite.ConnectionSetting).Exists())
        {
            dataFolder = DataFolder.Choose(settings.Data);
            azurite = Azurite.StartAsync(new AzuriteOptions
            {
                DataFolder = Path.Combine(dataFolder, "azurite"),
                Script = settings.Azurite,
            });
            if (azurite.IsFaulted)
            {
                azurite.GetAwaiter().GetResult();
            }

            ((IConfigurationBuilder)configuration).Sources.Insert(0, new AzuriteSettings(azurite));
        }

        ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(Keys(dataFolder))
            {
                ["WEBSITE_HOSTNAME"] = port.EndPoint.ToString(),
                ["WEBSITE_AUTH_ENABLED"] = "True",
                ["SendGrid:Host"] = $"http://{port.EndPoint}",
                ["SendGrid:ApiKey"] = $"SG.{Token.Create()}",
                ["SendGrid:WebhookPublicKey"] = webhookPublicKey,
            },
        });
    }

    private IEnumerable<KeyValuePair<string, string?>> Keys(string? folder) =>
        settings.Keys.Where(setting => !Web.Configuration.GetSection(setting).Exists()).Select(setting => KeyValuePair.Create(setting, (string?)SettingKeys.Of(setting, folder)));

    private void ProvideServices(EventSigner signer)
    {
        var services = Web.Services;
        var clock = new MovableClock(settings.At);
        services.AddSingleton(clock);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(settings);
        services.AddSingleton(_ => signer);
        services.AddSingleton(_ => port);
        services.AddSingleton(new LocalAddress(new Uri($"http://{port.EndPoint}/")));
        services.AddSingleton(_ => new StorageOfRun(azurite));
        services.AddSingleton<MailStore>();
        services.AddSingleton<MailboxBehaviours>();
        services.AddSingleton<EventWebhook>();
        services.AddSingleton<HttpFunctions>();
        Web.AddServer(port);
        Web.AddConsole(settings.Quiet);
        Web.Host.UseDefaultServiceProvider((context, options) => options.ValidateScopes = context.HostingEnvironment.IsDevelopment());
    }
}
