using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace LocalHost;

/// <summary>A route template with its constraints, and the methods it stands for; null for all of them.</summary>
internal sealed class HttpRoute
{
    private readonly string[]? methods;
    private readonly TemplateMatcher matcher;
    private readonly KeyValuePair<string, IRouteConstraint>[] constraints;

    /// <exception cref="LocalHostException">The template is none.</exception>
    public HttpRoute(string template, string[]? methods, IInlineConstraintResolver resolver)
    {
        this.methods = methods is { Length: > 0 } ? methods : null;
        try
        {
            Template = TemplateParser.Parse(template);
            matcher = new TemplateMatcher(Template, Defaults(Template));
            constraints = [.. Constraints(Template, resolver)];
        }
        catch (Exception exception) when (exception is ArgumentException or RouteCreationException or InvalidOperationException)
        {
            throw new LocalHostException($"The route {template} is none: {exception.Message}", exception);
        }
    }

    public RouteTemplate Template { get; }

    /// <summary>Whether the request is for this route; fills in the route's values.</summary>
    public bool Matches(HttpContext http, RouteValueDictionary values)
    {
        if (methods is not null && !methods.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        if (!matcher.TryMatch(http.Request.Path, values))
        {
            return false;
        }

        foreach (var (name, constraint) in constraints)
        {
            if (!constraint.Match(http, null, name, values, RouteDirection.IncomingRequest))
            {
                return false;
            }
        }

        return true;
    }

    private static RouteValueDictionary Defaults(RouteTemplate template)
    {
        var defaults = new RouteValueDictionary();
        foreach (var parameter in template.Parameters.Where(parameter => parameter.DefaultValue is not null))
        {
            defaults[parameter.Name!] = parameter.DefaultValue;
        }

        return defaults;
    }

    private static Dictionary<string, IRouteConstraint> Constraints(RouteTemplate template, IInlineConstraintResolver resolver)
    {
        var builder = new RouteConstraintBuilder(resolver, template.TemplateText!);
        foreach (var parameter in template.Parameters)
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

        return new Dictionary<string, IRouteConstraint>(builder.Build());
    }
}
