using System.Reflection;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>The section <c>extensions:queues</c> of host.json, as the Functions host's own extension reads it.</summary>
internal sealed class HostQueuesOptions
{
    private const string Section = "extensions:queues";

    private readonly IConfigurationSection section;

    /// <exception cref="LocalHostException">A value is out of its limits.</exception>
    public HostQueuesOptions(IConfiguration host)
    {
        section = host.GetSection(Section);
        Bind(Value);
    }

    public QueuesOptions Value { get; } = new();

    /// <exception cref="LocalHostException">A value is out of its limits.</exception>
    public void Bind(QueuesOptions options)
    {
        foreach (var setting in section.GetChildren())
        {
            try
            {
                var one = new ConfigurationBuilder().AddInMemoryCollection([new(setting.Key, setting.Value)]).Build();
                one.Bind(options);
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or TargetInvocationException)
            {
                var reason = exception.InnerException?.Message ?? exception.Message;
                throw new LocalHostException($"host.json: extensions.queues.{setting.Key} cannot be {setting.Value}: {reason}", exception);
            }
        }
    }
}
