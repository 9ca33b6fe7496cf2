using System.Net;
using TestHost;
using Xunit;

namespace Fair.Tests.Website;

[Trait("Speed", "Slow")]
public sealed class HomeTests(StorageAccounts storage)
{
    [Fact]
    public async Task The_root_answers_by_accept_language()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        foreach (var (accepted, language) in new[] { ("fr-MA,fr;q=0.9", "fr"), ("de, en;q=0.5", "en"), ("de", "ar"), ("", "ar"), ("ar;q=0.1,fr;q=0", "ar"), (";;;", "ar") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
            using var answer = await fair.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Equal($"/{language}", answer.Headers.Location?.ToString());
        }
    }
}
