using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SampleApp;

/// <summary>A small application of each kind of function, for the tests.</summary>
public static class Sample
{
    public static IHost Build(params string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<OuterMiddleware>();
        builder.UseMiddleware<InnerMiddleware>();
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddScoped<ScopeProbe>();
        return builder.Build();
    }
}
