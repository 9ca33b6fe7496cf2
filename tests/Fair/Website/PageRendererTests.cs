using Fair.Website;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Editions;
using Platform.Languages;
using Platform.Web;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>Pages render whatever the worker registers beside us: it calls AddMvc, and in Development it validates scopes.</summary>
public sealed class PageRendererTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_form_renders_beside_mvc_in_development_and_in_production(bool validates)
    {
        var services = new ServiceCollection();
        services.AddMvc();
        services.AddRazorComponents();
        var configuration = new ConfigurationBuilder().Build();
        services.AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddLogging();
        services.AddEdition(configuration);
        services.AddWeb(configuration);
        await using var provider = services.BuildServiceProvider(validates);
        var pages = provider.GetRequiredService<PageRenderer>();

        Assert.Equal("<form method=\"post\">تعاونية</form>", await pages.HtmlAsync<FormWithoutAction>([]));
        var http = new DefaultHttpContext { Request = { Method = "GET", Path = "/ar/apply" } };
        var page = await pages.PageAsync<ErrorPage>(http.Request, Language.Arabic, 404, (nameof(ErrorPage.Code), 404));
        Assert.Equal(404, page.Status);
        Assert.Contains("<form", await pages.HtmlAsync<RequestLinkPage>(new() { [nameof(PageBase.Page)] = View(provider) }));
    }

    private static PageContext View(IServiceProvider services) => new(
        Language.Arabic, services.GetRequiredService<Edition>(), services.GetRequiredService<Assets>(), null, DateTimeOffset.UnixEpoch, "/link", "", []);

    private sealed class FormWithoutAction : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "form");
            builder.AddAttribute(1, "method", "post");
            builder.AddContent(2, "تعاونية");
            builder.CloseElement();
        }
    }
}
