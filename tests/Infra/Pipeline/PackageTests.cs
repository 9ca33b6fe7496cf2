using System.Globalization;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using Xunit;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>The package that every stage gets, made from the sources as they are.</summary>
[Trait("Speed", "Slow")]
public sealed class PackageTests(Package package) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await package.IsMadeAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void What_the_host_looks_for_is_in_it_and_nothing_of_a_laptop()
    {
        var files = Files();
        foreach (var file in new[] { "host.json", "worker.config.json", "functions.metadata", "extensions.json", "Fair.dll", "Fair.deps.json", "Fair.runtimeconfig.json", "libSkiaSharp.so", "libHarfBuzzSharp.so", ".azurefunctions/function.deps.json", ".azurefunctions/Microsoft.Azure.WebJobs.Extensions.Storage.Queues.dll" })
        {
            Assert.Contains(file, files);
        }

        Assert.All(files, file => Assert.DoesNotMatch(@"^local|^Local|LocalHost|appsettings|\.xml$|\.pem$|packages\.lock", file));
        Assert.Equal("dotnet", Json("worker.config.json")["description"]!["defaultExecutablePath"]!.ToString());
    }

    [Fact]
    public void It_is_compiled_for_the_machines_it_runs_on()
    {
        Assert.Equal(".NETCoreApp,Version=v10.0/linux-x64", Json("Fair.deps.json")["runtimeTarget"]!["name"]!.ToString());
        Assert.Equal(["Azure.Identity.dll"], Files().Where(file => !file.Contains('/') && file.EndsWith(".dll", StringComparison.Ordinal) && !IsCompiled(file)));
    }

    [Fact]
    public void Its_functions_are_counted_for_the_smoke_test() => Assert.Equal(
        Application.Functions.Count.ToString(CultureInfo.InvariantCulture), File.ReadAllText(Path.Combine(package.Release, "functions")).Trim());

    [Fact]
    public void The_bill_of_materials_names_every_locked_package()
    {
        var bill = JsonNode.Parse(File.ReadAllText(Path.Combine(package.Release, "sbom.spdx.json")))!["packages"]!.AsArray().Select(one => $"{one!["name"]} {one["versionInfo"]}").ToHashSet();
        foreach (var file in new[] { "Fair/packages.lock.json", "Fair/packages.WorkerExtensions.lock.json", "Platform/packages.lock.json", "Typesetting/packages.lock.json" })
        {
            var locked = from graph in JsonNode.Parse(Repository.Text("functions", file))!["dependencies"]!.AsObject()
                         from one in graph.Value!.AsObject()
                         where one.Value!["type"]!.ToString() != "Project"
                         select $"{one.Key} {one.Value!["resolved"]}";
            Assert.Subset(bill, locked.ToHashSet());
        }

        // Of npm: fonts and the decoder of QR codes are embedded. Of the SDK: what no lock file can name.
        var names = bill.Select(one => one.Split(' ')[0]).ToHashSet();
        Assert.All(["zxing-wasm", "barcode-detector", "@fontsource-variable/cairo", "@expo-google-fonts/noto-sans-tifinagh", "Microsoft.NETCore.App.Crossgen2.linux-x64"], name => Assert.Contains(name, names));
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(package.Content, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(package.Content, path))];

    private JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(package.Content, file)))!;

    private bool IsCompiled(string file)
    {
        using var stream = File.OpenRead(Path.Combine(package.Content, file));
        using var reader = new PEReader(stream);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
