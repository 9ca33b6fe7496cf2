using LocalWorker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds a functions application on this machine: see <see cref="LocalRun"/> for what it starts.</summary>
public sealed class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly LocalRun run;
    private readonly IHostApplicationBuilder inner;

    internal FunctionsApplicationBuilder(LocalRun run)
    {
        this.run = run;
        inner = run.Web;
    }

    public IDictionary<object, object> Properties => inner.Properties;

    public ConfigurationManager Configuration => run.Web.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => run.Web.Configuration;

    public IHostEnvironment Environment => inner.Environment;

    public ILoggingBuilder Logging => inner.Logging;

    public IMetricsBuilder Metrics => inner.Metrics;

    public IServiceCollection Services => inner.Services;

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => inner.ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        run.Middleware.Add(middleware);
        return this;
    }

    public IHost Build() => run.Build();
}
