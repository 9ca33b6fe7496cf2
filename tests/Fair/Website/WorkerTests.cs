using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Languages;
using Platform.Web;
using TestHost;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>What the worker and the host make an empty 500 of, or nothing, and what is therefore not left to them.</summary>
[Trait("Speed", "Slow")]
public sealed class WorkerTests(StorageAccounts storage)
{
    private static readonly IReadOnlyList<(MethodInfo Method, IReadOnlyList<Type> Triggers)> Functions =
    [
        .. from type in typeof(FairHost).Assembly.GetTypes()
           from method in type.GetMethods()
           where method.GetCustomAttribute<FunctionAttribute>() is not null
           select (method, (IReadOnlyList<Type>)[.. method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()).Select(attribute => attribute.GetType())]),
    ];

    [Fact]
    public void Nothing_but_a_result_is_written_so_every_page_is_one() => Assert.All(
        Functions.Where(function => function.Triggers.Contains(typeof(HttpTriggerAttribute))),
        function => Assert.True(function.Method.ReturnType == typeof(IResult) || function.Method.ReturnType == typeof(Task<IResult>), function.Method.DeclaringType!.Name));

    [Fact]
    public void The_worker_converts_nothing_that_somebody_sent() => Assert.All(
        Functions.SelectMany(function => function.Method.GetParameters(), (function, parameter) => (function.Method.DeclaringType!.Name, parameter.ParameterType)),
        parameter => Assert.Contains(parameter.ParameterType, new[] { typeof(HttpRequest), typeof(string), typeof(TimerInfo), typeof(CancellationToken) }));

    [Theory]
    [InlineData("/fr/workshops/branding/signed-up/0", HttpStatusCode.OK)]
    [InlineData("/fr/workshops/branding/signed-up/+5", HttpStatusCode.NotFound)]
    [InlineData("/fr/workshops/branding/signed-up/%205", HttpStatusCode.NotFound)]
    [InlineData("/fr/workshops/branding/signed-up/-5", HttpStatusCode.NotFound)]
    [InlineData("/fr/workshops/branding/signed-up/007", HttpStatusCode.OK)]
    [InlineData("/fr/workshops/branding/signed-up/99999999999", HttpStatusCode.NotFound)]
    [InlineData("/fr/workshops/branding?lang=xx&workshop=none&request=1", HttpStatusCode.OK)]
    [InlineData("/fr/workshops/%D9%88%D8%B1%D8%B4%D8%A9", HttpStatusCode.NotFound)]
    [InlineData("/fr/certificates?code=%D8%B4", HttpStatusCode.BadRequest)]
    [InlineData("/fr/sign-ups/%D8%B4", HttpStatusCode.NotFound)]
    [InlineData("/fr/applications/%D8%B4/edit", HttpStatusCode.NotFound)]
    [InlineData("/assets/%D8%B4/%D8%B4", HttpStatusCode.NotFound)]
    public async Task Whatever_stands_in_an_address_is_no_failure(string path, HttpStatusCode expected)
    {
        await using var fair = await RunningFair.StartAsync(storage);
        using var answer = await fair.Client.GetAsync(path);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/fr/workshops/branding?cancellationToken=1")]
    [InlineData("/api/workshops?CANCELLATIONTOKEN=")]
    public async Task A_query_that_names_a_parameter_may_be_refused_and_is_no_failure(string path)
    {
        await using var fair = await RunningFair.StartAsync(storage);
        using var answer = await fair.Client.GetAsync(path);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/desk?x=1#y", "/desk?x=1#y")]
    [InlineData("/ورشة", "/%D9%88%D8%B1%D8%B4%D8%A9")]
    [InlineData("a\r\nSet-Cookie: x", "a%0D%0ASet-Cookie: x")]
    [InlineData("%C3%A9 é", "%C3%A9 %C3%A9")]
    [InlineData("\u007f", "%7F")]
    public async Task A_header_is_ascii_whatever_it_is_given(string value, string expected)
    {
        Assert.Equal(expected, HeaderText.Ascii(value));
        var http = new DefaultHttpContext();
        await new BufferedResult(200, "text/plain", default) { Headers = [("X-Test", value)] }.ExecuteAsync(http);
        Assert.Equal(expected, http.Response.Headers["X-Test"]);
        http = new DefaultHttpContext();
        await PageResults.SeeOther(Language.French, value).ExecuteAsync(http);
        Assert.Equal($"/fr{expected}", http.Response.Headers.Location);
    }
}
