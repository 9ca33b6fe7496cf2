using System.Net;
using Xunit;

namespace LocalWorker.Tests.Http;

public class FailureTests(StorageAccounts storage)
{
    [Theory]
    [InlineData("/fail")]
    [InlineData("/fail/later")]
    [InlineData("/fail/result")]
    public async Task A_failed_function_is_an_empty_500_without_what_it_had_begun(string path)
    {
        await using var sample = await RunningSample.StartAsync(storage);

        using var response = await sample.Client.GetAsync(path, sample.Patience);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(sample.Patience));
        Assert.False(response.Headers.Contains("X-Half-Done"));
    }

    [Fact]
    public async Task A_function_without_a_result_is_an_empty_200()
    {
        await using var sample = await RunningSample.StartAsync(storage);

        using var response = await sample.Client.GetAsync("/nothing", sample.Patience);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(sample.Patience));
    }
}
