using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Platform.Telemetry;
using Xunit;

namespace Fair.Infra.Tests.Telemetry;

/// <summary>The workbook shows what the application measures, and all of it.</summary>
public sealed partial class WorkbookTests
{
    [Fact]
    public void Every_metric_is_shown_and_none_that_nobody_measures()
    {
        var measured = new[] { typeof(FairHost).Assembly, typeof(FairTelemetry).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType.IsAssignableTo(typeof(Instrument)))
            .Select(field => ((Instrument)field.GetValue(null)!).Name)
            .ToHashSet();
        Assert.Contains("fair.applications", measured);
        foreach (var stage in Snapshot.Stages)
        {
            var workbook = JsonNode.Parse(Snapshot.Of(stage).One("Microsoft.Insights/workbooks").Text("properties.serializedData")!)!;
            var queries = workbook["items"]!.AsArray().Select(item => item.Text("content.query")).OfType<string>().ToList();
            Assert.True(queries.Count > 5);
            Assert.Equal(measured.Order(), queries.SelectMany(query => Metric().Matches(query)).Select(match => match.Groups[1].Value).Distinct().Order());
        }
    }

    [GeneratedRegex("AppMetrics \\| where Name == \"([^\"]+)\"")]
    private static partial Regex Metric();
}
