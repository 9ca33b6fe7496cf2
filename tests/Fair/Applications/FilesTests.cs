using System.IO.Compression;
using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using CsCheck;
using Fair.Applications;
using SkiaSharp;
using TestHost;
using Xunit;

namespace Fair.Tests.Applications;

[Trait("Speed", "Slow")]
public sealed class FilesTests(StorageAccounts storage) : IAsyncLifetime
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "empty.pdf", [], "Le fichier est vide" },
        { "page.pdf", Encoding.ASCII.GetBytes("<html><script>alert(1)</script></html>"), "Le contenu de ce fichier est autre" },
        { "program.png", [0x4D, 0x5A, 0x90, 0x00, 0x03], "Le contenu de ce fichier est autre" },
        { "late.pdf", [.. "GIF89a junk "u8, .. Pdf], "Le contenu de ce fichier est autre" },
        { "cut.pdf", Encoding.ASCII.GetBytes("%PDF-1.4 and no end"), "Le contenu de ce fichier est autre" },
        { "cut.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3], "L’image ne s’ouvre pas" },
        { "cut.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 1, 2, 3], "L’image ne s’ouvre pas" },
        { "cut.webp", [.. "RIFF"u8, 9, 0, 0, 0, .. "WEBPVP8 "u8], "L’image ne s’ouvre pas" },
        { "bomb.png", Bomb(30_000, 30_000), "L’image a trop de pixels" },
        { "large.pdf", [.. Pdf, .. new byte[FileContent.MaxBytes], .. "%%EOF"u8], "Le fichier dépasse 5 Mo" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_is_judged_by_its_content(string name, byte[] bytes, string error)
    {
        var answer = await fair.SendAsync(AnApplication.Of(), "fr", null, ("file-register", name, bytes));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(error, page);
        Assert.Contains("href=\"#file-register\"", page);
    }

    [Fact]
    public async Task Pictures_are_turned_upright_made_smaller_and_lose_what_travels_in_them()
    {
        var picture = Picture(SKEncodedImageFormat.Jpeg, 3000, 1500);
        byte[] polyglot = [.. picture, .. "<script>alert(1)</script> PK\u0003\u0004"u8];
        var fields = AnApplication.Of();
        await fair.SendAsync(fields, "fr", null, ("file-photo", "IMG <1>.JPG", polyglot), ("file-logo", "logo.webp", Picture(SKEncodedImageFormat.Webp, 40, 40)), ("file-register", "extrait.pdf", Pdf));
        var row = (await fair.RowsAsync<ApplicationRow>("A|")).Single(row => row.Email == fields["email"]);
        var files = row.ReadFiles();

        Assert.Equal(["application/pdf", "image/webp", "image/jpeg"], files.Select(file => file.Type));
        Assert.Equal("IMG 1.jpeg", files[2].Name);
        var kept = await fair.Get<ApplicationFiles>().ReadAsync(row.Folder, files[2].Id, CancellationToken.None);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(kept!));
        using var codec = SKCodec.Create(new MemoryStream(kept!));
        Assert.Equal((2000, 1000), (codec.Info.Width, codec.Info.Height));
    }

    [Fact]
    public async Task Files_are_private_and_only_the_link_and_the_desk_open_them_as_downloads()
    {
        var fields = AnApplication.Of();
        var form = AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1));
        await fair.SendAsync(fields, "fr", form, ("file-register", "../../السجل \u202Egnp.exe.pdf", Pdf));
        var link = (await fair.MailAsync(fields["email"])).Link;
        var row = (await fair.RowsAsync<ApplicationRow>("A|")).Single(row => row.Email == fields["email"]);
        var file = row.ReadFiles().Single();

        var mine = await fair.Client.GetAsync($"{link}/files/{file.Id}");
        Assert.Equal(Pdf, await mine.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", mine.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("السجل gnp.exe.pdf", mine.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", mine.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", mine.Headers.GetValues("Content-Security-Policy").Single());

        var desk = await fair.SignedInAsync("organiser");
        Assert.Equal(Pdf, await desk.GetByteArrayAsync($"/fr/desk/applications/{row.Id}/files/{file.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"/fr/desk/applications/{row.Id}/files/..%2F{file.Id}")).StatusCode);
        var open = new BlobServiceClient(fair.Storage).GetBlobContainerClient(ApplicationFiles.Container).GetBlobClient($"2025/{row.Folder}/{file.Id}").Uri;
        using var stranger = new HttpClient();
        Assert.False((await stranger.GetAsync(open)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_accepted_file_stays_when_something_else_is_wrong_and_can_be_taken_out()
    {
        var fields = new Dictionary<string, string>(AnApplication.Of()) { ["members"] = "" };
        var form = AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1));
        var page = await (await fair.SendAsync(fields, "fr", form, ("file-register", "extrait.pdf", Pdf), ("file-logo", "logo.png", Picture(SKEncodedImageFormat.Png, 30, 30)))).Content.ReadAsStringAsync();
        Assert.Contains("2 fichiers gardés", page);
        Assert.Contains("extrait.pdf", page);
        var kept = System.Text.RegularExpressions.Regex.Matches(page, "name=\"keptFile\" value=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();

        fields["members"] = "24";
        fields["formId"] = form;
        using var body = AnApplication.Body(fields);
        body.Add(new StringContent(kept[0]), "keptFile");
        body.Add(new StringContent(kept[1]), "keptFile");
        body.Add(new StringContent("0193ceb23d70-9bc6821f4ffc647f100b"), "keptFile");
        body.Add(new StringContent(kept[1]), "dropFile");
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.Client.PostAsync("/fr/apply", body)).StatusCode);
        var row = (await fair.RowsAsync<ApplicationRow>("A|")).Single(row => row.Email == fields["email"]);
        Assert.Equal("extrait.pdf", row.ReadFiles().Single().Name);

        // What no application keeps goes in a night; what one keeps stays.
        fair.Clock.Move(fair.Clock.GetUtcNow().AddDays(4));
        var container = new BlobServiceClient(fair.Storage).GetBlobContainerClient(ApplicationFiles.Container);
        await RunningFair.EventuallyAsync(() => Task.FromResult(container.GetBlobs().Select(blob => blob.Name).ToList()), names => names.Count == 1, "the sweeping of files");
        Assert.Equal($"2025/{row.Folder}/{kept[0]}", container.GetBlobs().Single().Name);
    }

    [Fact]
    public async Task A_file_added_to_a_form_that_was_sent_is_not_dropped_in_silence()
    {
        var fields = AnApplication.Of();
        var form = AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1));
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(fields, "fr", form)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await fair.SendAsync(fields, "fr", form, ("file-register", "extrait.pdf", Pdf))).StatusCode);
    }

    [Fact]
    public async Task The_same_form_with_the_same_files_is_the_same()
    {
        var fields = AnApplication.Of();
        var form = AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1));
        var picture = Picture(SKEncodedImageFormat.Jpeg, 50, 50);
        var answers = new List<string?>();
        for (var times = 0; times < 3; times++)
        {
            answers.Add((await fair.SendAsync(fields, "fr", form, ("file-register", "extrait.pdf", Pdf), ("file-photo", "photo.jpg", picture))).Headers.Location?.ToString());
        }

        Assert.NotNull(Assert.Single(answers.Distinct()));
    }

    [Fact]
    public async Task Photos_too_large_are_named_in_the_form_which_keeps_the_rest()
    {
        (string, string, byte[])[] photos = [.. Enumerable.Range(0, 2).Select(n => ("file-photo", $"{n}.jpg", new byte[10 * 1024 * 1024]))];
        var fields = AnApplication.Of();
        var answer = await fair.SendAsync(fields, "fr", null, photos);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Le fichier dépasse 5 Mo", page);
        Assert.Contains(fields["nameFrench"], page);
    }

    [Fact]
    public async Task Another_years_edition_lets_this_years_files_be()
    {
        var fields = AnApplication.Of();
        await fair.SendAsync(fields, "fr", null, ("file-register", "extrait.pdf", Pdf));
        var row = (await fair.RowsAsync<ApplicationRow>("A|")).Single(row => row.Email == fields["email"]);
        await using var next = await RunningFair.StartAsync(fair.Storage, "--Edition:Id", "2026");
        await RunningFair.EventuallyAsync(
            () =>
            {
                next.Clock.Move(next.Clock.GetUtcNow().AddDays(4));
                return Task.FromResult(next.Logs.Any(line => line.StartsWith("0 files that no application keeps", StringComparison.Ordinal)));
            },
            swept => swept,
            "the sweeping of files");
        Assert.NotNull(await fair.Get<ApplicationFiles>().ReadAsync(row.Folder, row.ReadFiles().Single().Id, CancellationToken.None));
    }

    [Fact]
    public async Task Five_files_are_taken_and_a_sixth_is_named()
    {
        (string, string, byte[])[] six = [.. Enumerable.Range(0, 6).Select(n => ("file-photo", $"{n}.png", Picture(SKEncodedImageFormat.Png, 20, 20)))];
        Assert.Contains("Joignez 5 fichiers au plus", await (await fair.SendAsync(AnApplication.Of(), "fr", null, six)).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(AnApplication.Of(), "fr", null, six[..5])).StatusCode);
    }

    [Fact]
    public void Names_are_safe_whatever_they_are() => Gen.String.Sample(name =>
    {
        var safe = FileContent.SafeName(name, ".pdf");
        Assert.InRange(safe.Length, 5, 84);
        Assert.EndsWith(".pdf", safe);
        Assert.DoesNotContain(safe, c => char.IsControl(c) || c is '/' or '\\' or '"' or '<' or '\u202E' or '\u200F');
    });

    private static byte[] Picture(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.SaddleBrown);
        using var image = SKImage.FromBitmap(bitmap);
        return image.Encode(format, 80).ToArray();
    }

    /// <summary>A PNG of few bytes that says it has many pixels.</summary>
    private static byte[] Bomb(int width, int height)
    {
        using var output = new MemoryStream();
        output.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = [.. BigEndian(width), .. BigEndian(height), 8, 0, 0, 0, 0];
        Chunk("IHDR", header);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, true))
        {
            zlib.Write(new byte[1_000_000]);
        }

        Chunk("IDAT", data.ToArray());
        Chunk("IEND", []);
        return output.ToArray();

        void Chunk(string type, byte[] bytes)
        {
            byte[] named = [.. Encoding.ASCII.GetBytes(type), .. bytes];
            output.Write(BigEndian(bytes.Length));
            output.Write(named);
            output.Write(BigEndian((int)Crc(named)));
        }

        static byte[] BigEndian(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

        static uint Crc(byte[] bytes)
        {
            var crc = 0xFFFFFFFFu;
            foreach (var one in bytes)
            {
                crc ^= one;
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
                }
            }

            return ~crc;
        }
    }
}
