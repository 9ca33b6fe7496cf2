using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>
/// Every function can be reached under the rule of the Functions host: it tries the routes in the alphabetical order of the
/// functions' names, and the first whose template, constraints and method fit takes the request, precise or not.
/// </summary>
public sealed class RouteTests
{
    private static readonly IInlineConstraintResolver Resolver =
        new DefaultInlineConstraintResolver(Options.Create(new RouteOptions()), new ServiceCollection().BuildServiceProvider());

    private static readonly IReadOnlyList<Candidate> Candidates =
        [.. HttpFunction.AsBuilt.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Select(function => new Candidate(function))];

    [Fact]
    public void What_was_built_is_what_the_code_says() => Assert.Equal(
        HttpFunction.InCode.Select(function => $"{function.Name} {function.Route} {string.Join(' ', function.Methods)}"),
        HttpFunction.AsBuilt.Select(function => $"{function.Name} {function.Route} {string.Join(' ', function.Methods)}"));

    [Fact]
    public void Every_function_gets_what_its_route_says()
    {
        Assert.True(Candidates.Count > 70);
        Assert.Empty(Hidden(Candidates));
        Assert.Empty(Misrouted(Candidates));
    }

    [Fact]
    public void A_route_that_hides_a_later_one_is_seen()
    {
        Assert.Equal(["get /healthz is for Root and goes to NotFound"], Hidden(InOrder(("Root", "healthz"), ("NotFound", "{*path}"))));
        Assert.Empty(Hidden(InOrder(("Root", "healthz"), ("ZzNotFound", "{*path}"))));
        // A parameter that looks like another's literal: reachable by other values, and wrong all the same.
        var overlapping = InOrder(("EditThing", "things/{thing}"), ("NewThing", "things/new"));
        Assert.Contains("get /things/new is for NewThing and goes to EditThing", Hidden(overlapping).Concat(Misrouted(overlapping)));
        Assert.Empty(Misrouted(InOrder(("AddThing", "things/new"), ("EditThing", "things/{thing}"))));
        Assert.NotEmpty(Misrouted(InOrder(("One", "things/{thing}"), ("Two", "things/{other}"))));
    }

    [Fact]
    public void The_catch_all_is_tried_last_and_no_route_is_the_hosts_own()
    {
        Assert.Equal(["{*path}"], Candidates.Where(candidate => candidate.Function.Route.Contains('*', StringComparison.Ordinal)).Select(candidate => candidate.Function.Route));
        Assert.Equal("{*path}", Candidates[^1].Function.Route);
        Assert.All(Candidates, candidate => Assert.False(candidate.Function.Route.Split('/')[0] is "admin" or "runtime"));
    }

    [Fact]
    public void Whatever_can_be_got_can_be_asked_for_its_head_and_nothing_else_can()
    {
        Assert.All(Candidates, candidate => Assert.Equal((candidate.Function.Name, candidate.Function.Methods.Contains("get")), (candidate.Function.Name, candidate.Function.Methods.Contains("head"))));
        Assert.All(Candidates, candidate => Assert.All(candidate.Function.Methods, method => Assert.Contains(method, new[] { "get", "head", "post", "put", "delete", "patch" })));
    }

    /// <summary>Addresses of a function's own that another takes.</summary>
    private static IEnumerable<string> Hidden(IReadOnlyList<Candidate> all) =>
        (from candidate in all
         from method in candidate.Function.Methods
         from path in candidate.Paths([])
         let taken = Fitting(all, path, method)[0]
         where taken != candidate
         select $"{method} {path} is for {candidate.Function.Name} and goes to {taken.Function.Name}").Distinct();

    /// <summary>Addresses that look like another function's, by its literals, and that the less precise route takes, or that two claim alike.</summary>
    private static IEnumerable<string> Misrouted(IReadOnlyList<Candidate> all)
    {
        IReadOnlyList<string> literals = [.. all.SelectMany(candidate => candidate.Template.Segments).Select(segment => segment.Parts[0]).Where(part => part.IsLiteral).Select(part => part.Text!).Distinct()];
        return (from candidate in all
                from method in candidate.Function.Methods
                from path in candidate.Paths(literals)
                let fitting = Fitting(all, path, method)
                let precise = fitting.MinBy(one => one.Precedence)!
                where fitting[0] != precise || fitting.Count(one => one.Precedence == precise.Precedence) > 1
                select $"{method} {path} is for {precise.Function.Name} and goes to {fitting[0].Function.Name}").Distinct();
    }

    private static IReadOnlyList<Candidate> InOrder(params (string Name, string Route)[] functions) =>
        [.. functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Select(function => new Candidate(new(function.Name, function.Route, ["get"])))];

    private static List<Candidate> Fitting(IReadOnlyList<Candidate> all, string path, string method) => [.. all.Where(candidate => candidate.Fits(path, method))];

    /// <summary>A function as the host's router sees it.</summary>
    private sealed class Candidate
    {
        private readonly TemplateMatcher matcher;
        private readonly IDictionary<string, IRouteConstraint> constraints;

        public Candidate(HttpFunction function)
        {
            Function = function;
            Template = TemplateParser.Parse(function.Route);
            Precedence = RoutePrecedence.ComputeInbound(Template);
            matcher = new(Template, []);
            var builder = new RouteConstraintBuilder(Resolver, function.Route);
            foreach (var parameter in Template.Parameters)
            {
                if (parameter.IsOptional)
                {
                    builder.SetOptional(parameter.Name!);
                }

                foreach (var constraint in parameter.InlineConstraints)
                {
                    builder.AddResolvedConstraint(parameter.Name!, constraint.Constraint);
                }
            }

            constraints = builder.Build();
        }

        public HttpFunction Function { get; }

        public RouteTemplate Template { get; }

        /// <summary>How precise the template is, as the framework reckons; less is more precise.</summary>
        public decimal Precedence { get; }

        public bool Fits(string path, string method)
        {
            var values = new RouteValueDictionary();
            return Function.Methods.Contains(method, StringComparer.OrdinalIgnoreCase)
                && matcher.TryMatch(path, values)
                && constraints.All(constraint => constraint.Value.Match(null, null, constraint.Key, values, RouteDirection.IncomingRequest));
        }

        /// <summary>Addresses of this template: each part that varies is something of its own, or looks like one of the literals.</summary>
        public IEnumerable<string> Paths(IReadOnlyList<string> literals) => Template.Segments
            .Aggregate<TemplateSegment, IEnumerable<string>>([""], (paths, segment) => paths.SelectMany(path => Values(segment.Parts[0], literals).Select(value => value.Length == 0 ? path : $"{path}/{value}")))
            .Select(path => path.Length == 0 ? "/" : path)
            .Where(path => Fits(path, Function.Methods[0]));

        private static IEnumerable<string> Values(TemplatePart part, IReadOnlyList<string> literals) =>
            part.IsLiteral ? [part.Text!] : part.IsCatchAll ? ["nowhere", "nowhere/at/all", .. literals] : ["", "fr", "7", "Own-9", .. literals];
    }
}
