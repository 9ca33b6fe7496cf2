using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

/// <summary>
/// Brings the run's clock into the worker, which is started untouched: .NET calls this before the application's own entry
/// point (DOTNET_STARTUP_HOOKS), and when the application builds its host, the host gets a clock that reads the distance
/// to the machine's from the file that the run shares. It uses nothing but the framework, since this host's packages are
/// not there.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("LOCALHOST_CLOCK_FILE") is { } path)
        {
            // Neither is for processes that the application starts.
            Environment.SetEnvironmentVariable("LOCALHOST_CLOCK_FILE", null);
            Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
            DiagnosticListener.AllListeners.Subscribe(new Sources(new SharedClock(path)));
        }
    }

    private sealed class SharedClock(string path) : TimeProvider
    {
        private readonly MemoryMappedViewAccessor offset =
            MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, sizeof(long)).CreateViewAccessor();

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(offset.ReadInt64(0));
    }

    private sealed class Sources(TimeProvider clock) : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(new Building(clock)!);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Building(TimeProvider clock) : IObserver<KeyValuePair<string, object>>
    {
        public void OnNext(KeyValuePair<string, object> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            {
                builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(clock)));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
