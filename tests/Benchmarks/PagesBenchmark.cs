using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fair.Benchmarks;

/// <summary>What a public page costs to render and to send; of all pages in all languages, the worst.</summary>
internal sealed partial class PagesBenchmark : Benchmark
{
    private static readonly int WarmUps = Effort.Of(200, 1);
    private static readonly int Times = Effort.Of(300, 2);

    public override string Name => "pages";

    public override async Task<IReadOnlyList<Line>> RunAsync()
    {
        await using var fair = await MeasuredFair.StartAsync();
        var rendered = new List<(string Path, double Milliseconds)>();
        foreach (var (path, render) in PublicPages.Functions)
        {
            var request = Request(path);
            for (var time = 0; time < WarmUps; time++)
            {
                await render(fair.Services, request);
            }

            var sample = new Sample();
            for (var time = 0; time < Times; time++)
            {
                await sample.TimeAsync(() => render(fair.Services, request));
            }

            rendered.Add((path, sample.Median));
        }

        var sent = new List<(string Path, int Bytes)>();
        var scripts = 0;
        foreach (var path in PublicPages.Paths)
        {
            sent.Add((path, await SizeAsync(fair.Client, path)));
            scripts += Script().Count(await TextAsync(fair.Client, path));
        }

        var (slowest, largest) = (rendered.MaxBy(page => page.Milliseconds), sent.MaxBy(page => page.Bytes));
        return
        [
            Line.AtMost("A public page, rendered: the slowest", slowest.Milliseconds, 1, " ms", slowest.Path),
            Line.Count("A public page, compressed: the largest", largest.Bytes, 8 * 1024, " bytes", largest.Path),
            Line.Count("Scripts on public pages", scripts, 0),
        ];
    }

    private static HttpRequest Request(string path)
    {
        var http = new DefaultHttpContext();
        http.Features.Get<IHttpRequestFeature>()!.Path = path;
        http.Request.Method = HttpMethods.Get;
        return http.Request;
    }

    private static async Task<int> SizeAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br" } } };
        using var answer = await client.SendAsync(request);
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("""<script|\son[a-z]+="|href="javascript:""")]
    private static partial Regex Script();
}
