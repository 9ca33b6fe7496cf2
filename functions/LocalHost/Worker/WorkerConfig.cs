using System.Text.Json;

namespace LocalHost;

/// <summary>worker.config.json: which program runs the application.</summary>
/// <param name="Executable">The program, such as <c>dotnet</c>.</param>
/// <param name="Assembly">The application's file in its folder.</param>
internal sealed record WorkerConfig(string Executable, string Assembly)
{
    /// <exception cref="LocalHostException">The folder holds no built application.</exception>
    public static WorkerConfig Read(string folder)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "worker.config.json")));
            var description = file.RootElement.GetProperty("description");
            return new(description.GetProperty("defaultExecutablePath").GetString()!, description.GetProperty("defaultWorkerPath").GetString()!);
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException)
        {
            throw new LocalHostException($"There is no built Functions application in {folder}: {exception.Message}", exception);
        }
    }
}
