using System.Net;
using Xunit;

namespace LocalWorker.Tests.Invocation;

public class MiddlewareTests(StorageAccounts storage)
{
    [Fact]
    public async Task Middleware_runs_in_its_order_around_the_function()
    {
        await using var sample = await RunningSample.StartAsync(storage);
        await sample.NextAsync("at start");
        sample.Journal.Drain();

        await sample.Client.GetStringAsync("/hello/boss", sample.Patience);

        string[] expected =
        [
            "outer begins SampleApp.Pages.GreetBoss httpTrigger request", "inner begins", "inner ends",
            "outer sees ContentHttpResult", "outer ends",
        ];
        Assert.Equal(expected, sample.Journal.Drain().Where(entry => !entry.StartsWith("scope", StringComparison.Ordinal)).SkipWhile(entry => !entry.Contains("GreetBoss")));
    }

    [Fact]
    public async Task A_middleware_can_put_another_result_in_the_place_of_the_functions()
    {
        await using var sample = await RunningSample.StartAsync(storage);

        Assert.Equal("replaced", await sample.Client.GetStringAsync("/hello/boss?replace", sample.Patience));
    }

    [Fact]
    public async Task A_middleware_can_answer_for_a_function_that_failed()
    {
        await using var sample = await RunningSample.StartAsync(storage);

        using var response = await sample.Client.GetAsync("/fail?rescue", sample.Patience);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("rescued: on purpose", await response.Content.ReadAsStringAsync(sample.Patience));
    }

    [Fact]
    public async Task The_result_is_written_outside_of_what_a_middleware_catches()
    {
        await using var sample = await RunningSample.StartAsync(storage);

        using var response = await sample.Client.GetAsync("/fail/result?rescue", sample.Patience);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task Other_triggers_pass_through_the_same_middleware_without_a_request()
    {
        await using var sample = await RunningSample.StartAsync(storage);

        await sample.SendAsync("words", "salaam");

        Assert.EndsWith("queueTrigger no request", await sample.NextAsync("outer begins SampleApp.Queues.Word"));
    }

    [Fact]
    public async Task Every_call_has_a_scope_of_its_own_that_ends_with_it()
    {
        await using var sample = await RunningSample.StartAsync(storage);

        var first = (await sample.Client.GetStringAsync("/scope", sample.Patience)).Split(' ');
        var second = (await sample.Client.GetStringAsync("/scope", sample.Patience)).Split(' ');

        Assert.Single(first.Distinct());
        Assert.Single(second.Distinct());
        Assert.NotEqual(first[0], second[0]);
        await sample.NextAsync($"scope ended {first[0]}");
        await sample.NextAsync($"scope ended {second[0]}");
    }
}
