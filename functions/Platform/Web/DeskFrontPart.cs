using Platform.Languages;
using Platform.Records;

namespace Platform.Web;

/// <summary>A feature's part of the organisers' front page.</summary>
public abstract class DeskFrontPart
{
    /// <summary>Smaller comes first; those alike stand as the features do in the wiring.</summary>
    public virtual int Order => 100;

    /// <summary>What the feature has to say now.</summary>
    /// <param name="language">The reader's.</param>
    /// <param name="counts">What is counted of all features.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract Task<DeskFront> ReadAsync(Language language, Counts counts, CancellationToken cancellationToken);
}

/// <summary>What a feature says on the organisers' front page.</summary>
/// <param name="Figures">The numbers of today, on top.</param>
/// <param name="Panels">Tables and charts below.</param>
public sealed record DeskFront(IReadOnlyList<DeskFigure> Figures, IReadOnlyList<DeskPanel> Panels);

/// <summary>A number of today.</summary>
/// <param name="Number">As it is shown.</param>
/// <param name="Text">What it counts, in the reader's language.</param>
/// <param name="Path">The page behind the language that tells more.</param>
/// <param name="NeedsSomebody">Whether an organiser should look at it.</param>
public sealed record DeskFigure(string Number, string Text, string Path, bool NeedsSomebody);

/// <summary>A table or a chart.</summary>
/// <param name="Section">The key of the heading that it stands under; panels of several features may stand under one.</param>
/// <param name="Component">The component; it gets the page as <c>Page</c>, and the parameters.</param>
/// <param name="Parameters">The component's parameters, but for the page.</param>
/// <param name="IsChart">Charts stand beside one another, below all else of the section.</param>
public sealed record DeskPanel(string Section, Type Component, IReadOnlyDictionary<string, object?> Parameters, bool IsChart)
{
    /// <summary>A chart of numbers with their labels.</summary>
    public static DeskPanel Bars(string section, string id, string title, IReadOnlyList<(string Label, int Number)> rows) => new(
        section, typeof(BarChart),
        new Dictionary<string, object?> { [nameof(BarChart.Id)] = id, [nameof(BarChart.Title)] = title, [nameof(BarChart.Rows)] = rows }, IsChart: true);

    /// <summary>A chart of days with a number, in order.</summary>
    public static DeskPanel Days(string section, string id, string title, IReadOnlyList<(DateOnly Day, int Number)> days) => new(
        section, typeof(DayChart),
        new Dictionary<string, object?> { [nameof(DayChart.Id)] = id, [nameof(DayChart.Title)] = title, [nameof(DayChart.Counted)] = days }, IsChart: true);

    internal Dictionary<string, object> ParametersOn(PageContext page) =>
        Parameters.Append(new(nameof(PageBase.Page), page)).ToDictionary(parameter => parameter.Key, parameter => parameter.Value!);
}
