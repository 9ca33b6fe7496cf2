using System.ComponentModel;
using System.Diagnostics;

namespace LocalHost;

/// <summary>The application as a process of its own: exactly what was built or published, told of the run's clock from outside.</summary>
internal sealed class WorkerProcess : IWorker
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(10);

    private readonly Process process;
    private readonly LastWords lastWords = new();
    private readonly ClockFile clock;
    private readonly bool isQuiet;

    private WorkerProcess(ProcessStartInfo command, ClockFile clock, bool isQuiet)
    {
        this.clock = clock;
        this.isQuiet = isQuiet;
        process = new Process { StartInfo = command, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, Console.Out);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, Console.Error);
    }

    public Task<string> Ended { get; private set; } = Task.FromResult("");

    public Uri? HttpAddress => null;

    /// <summary>Ends it at once.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        // A worker that was not asked to end by message does so when its input ends.
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(EndWithin);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }

        await Ended;
        process.Dispose();
        clock.Dispose();
    }

    /// <summary>What the process has printed last, for whoever wonders why it does not answer.</summary>
    public string LastWords() => lastWords.ToString();

    private void Hear(string? line, TextWriter console)
    {
        // The worker prints its logs for the host, behind this mark; they come by gRPC as well.
        if (line is null || line.StartsWith("LanguageWorkerConsoleLog", StringComparison.Ordinal))
        {
            return;
        }

        lastWords.Add(line);
        if (!isQuiet)
        {
            console.WriteLine(line);
        }
    }

    /// <summary>Starts workers as processes.</summary>
    /// <param name="isQuiet">Whether to keep what they print to themselves.</param>
    public sealed class Launcher(bool isQuiet) : IWorkerLauncher
    {
        /// <exception cref="LocalHostException">The folder holds no application, or the program that runs it is missing.</exception>
        public Task<IWorker> LaunchAsync(WorkerStart start, CancellationToken cancellationToken)
        {
            var config = WorkerConfig.Read(start.Application);
            var clock = new ClockFile(start.Clock);
            var command = new ProcessStartInfo(config.Executable)
            {
                WorkingDirectory = start.Application,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var argument in new[] { Path.Combine(start.Application, config.Assembly) }.Concat(start.Identity.Arguments))
            {
                command.ArgumentList.Add(argument);
            }

            foreach (var (name, value) in start.Settings)
            {
                command.Environment[SettingName.WithUnderscores(name)] = value;
            }

            command.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
            command.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = start.Application;
            command.Environment["FUNCTIONS_WORKER_DIRECTORY"] = start.Application;
            command.Environment["DOTNET_STARTUP_HOOKS"] = typeof(WorkerProcess).Assembly.Location;
            command.Environment[ClockFile.Variable] = clock.Path;
            var worker = new WorkerProcess(command, clock, isQuiet);
            try
            {
                worker.process.Start();
            }
            catch (Win32Exception exception)
            {
                clock.Dispose();
                throw new LocalHostException($"{config.Executable} was not found, which the application is to be run with: {exception.Message}", exception);
            }

            worker.process.BeginOutputReadLine();
            worker.process.BeginErrorReadLine();
            worker.Ended = ProcessEnd.LastWordsAsync(worker.process, worker.lastWords);
            return Task.FromResult<IWorker>(worker);
        }
    }
}
