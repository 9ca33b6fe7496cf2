using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

/// <summary>
/// Fits the worker, which is started untouched, into the run: .NET calls this before the application's own entry point
/// (DOTNET_STARTUP_HOOKS), and when the application builds its host, that gets a clock that reads the distance to the
/// machine's from the file that the run shares, and ends with the run and not by itself. It uses nothing but the framework,
/// since this host's packages are not there.
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
            DiagnosticListener.AllListeners.Subscribe(new Sources(new SharedClock(path).Unlink()));
        }
    }

    private sealed class SharedClock(string path) : TimeProvider
    {
        private readonly MemoryMappedViewAccessor offset =
            MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, sizeof(long)).CreateViewAccessor();

        public SharedClock Unlink()
        {
            try
            {
                // Mapped, it is needed by its name no longer, and nothing is left of it if the run is killed.
                File.Delete(path);
            }
            catch (IOException)
            {
                // Windows keeps it until the run ends.
            }

            return this;
        }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(offset.ReadInt64(0));
    }

    /// <summary>
    /// Ctrl+C reaches every process of the terminal, and this one still has work to end for the run, which tells it when it is
    /// to end. A run that was killed can't tell; then the standard input ends.
    /// </summary>
    private sealed class LifeOfRun(IHostApplicationLifetime application) : IHostLifetime, IDisposable
    {
        private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(5);

        private readonly PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);

        public Task WaitForStartAsync(CancellationToken cancellationToken)
        {
            new Thread(EndWithInput) { IsBackground = true }.Start();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => interrupt.Dispose();

        private void EndWithInput()
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
                // Nobody writes there.
            }

            application.StopApplication();
            Thread.Sleep(EndWithin);
            Environment.Exit(1);
        }
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
                builder.ConfigureServices(services => services
                    .Replace(ServiceDescriptor.Singleton(clock))
                    .Replace(ServiceDescriptor.Singleton<IHostLifetime, LifeOfRun>()));
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
