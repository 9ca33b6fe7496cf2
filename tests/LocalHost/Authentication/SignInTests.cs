using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Authentication;

[Trait("Speed", "Slow")]
public class SignInTests(StorageAccounts storage)
{
    [Fact]
    public async Task Forged_headers_do_not_reach_a_function()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/get-only");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", "forged");
        request.Headers.Add("x-ms-client-principal-name", "forged");
        request.Headers.Add("X-MS-TOKEN-AAD-ID-TOKEN", "forged");
        request.Headers.Add("X-Probe", "kept");

        var headers = await HeadersAsync(run, request);

        Assert.Equal("kept", headers["X-Probe"]);
        Assert.DoesNotContain("forged", headers.Values);
    }

    [Fact]
    public async Task Who_signs_in_is_told_to_functions_until_they_sign_out()
    {
        await using var run = await RunningProbe.StartAsync(storage);

        using var signedIn = await SignInAsync(run, "/desk?day=1");
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        Assert.Equal("/desk?day=1", signedIn.Headers.Location!.OriginalString);
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/get-only");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", "forged");
        var headers = await HeadersAsync(run, request);
        Assert.Equal("nadia@example.org", headers["X-MS-CLIENT-PRINCIPAL-NAME"]);
        var principal = JsonDocument.Parse(Convert.FromBase64String(headers["X-MS-CLIENT-PRINCIPAL"])).RootElement;
        Assert.Equal("aad", principal.GetProperty("auth_typ").GetString());
        Assert.Equal("roles", principal.GetProperty("role_typ").GetString());
        Assert.Equal(
            ["preferred_username=nadia@example.org", "name=nadia@example.org", "roles=organiser", "roles=steward"],
            principal.GetProperty("claims").EnumerateArray().Select(claim => $"{claim.GetProperty("typ").GetString()}={claim.GetProperty("val").GetString()}"));

        var me = await run.Client.GetFromJsonAsync<JsonElement>("/.auth/me", run.Patience);
        Assert.Equal("nadia@example.org", me[0].GetProperty("user_id").GetString());

        using var signedOut = await run.Client.GetAsync("/.auth/logout?post_logout_redirect_uri=/bye", run.Patience);
        Assert.Equal("/bye", signedOut.Headers.Location!.OriginalString);
        using var nobody = await run.Client.GetAsync("/.auth/me", run.Patience);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_else(string target)
    {
        await using var run = await RunningProbe.StartAsync(storage);

        using var signedIn = await SignInAsync(run, target);

        Assert.Equal("/", signedIn.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_page_has_no_script_and_a_policy_that_forbids_it()
    {
        await using var run = await RunningProbe.StartAsync(storage);

        using var page = await run.Client.GetAsync("/.auth/login/aad?post_login_redirect_uri=%2F%22%3E%3Cscript%3E", run.Patience);

        Assert.Contains("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        Assert.DoesNotContain("<script", await page.Content.ReadAsStringAsync(run.Patience));
    }

    private static async Task<HttpResponseMessage> SignInAsync(RunningProbe run, string target)
    {
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("name", "nadia@example.org"),
            KeyValuePair.Create("roles", "organiser"),
            KeyValuePair.Create("roles", "steward"),
            KeyValuePair.Create("post_login_redirect_uri", target),
        ]);
        return await run.Client.PostAsync("/.auth/login/aad", form, run.Patience);
    }

    /// <summary>The headers that a function sees.</summary>
    private static async Task<Dictionary<string, string>> HeadersAsync(RunningProbe run, HttpRequestMessage request)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        run.Interception.Around = (context, function) =>
        {
            foreach (var (name, values) in context.GetHttpContext()?.Request.Headers ?? new HeaderDictionary())
            {
                seen[name] = values.ToString();
            }

            return function();
        };
        using var response = await run.Client.SendAsync(request, run.Patience);
        response.EnsureSuccessStatusCode();
        return seen;
    }
}
