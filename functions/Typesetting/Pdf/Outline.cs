namespace Typesetting.Pdf;

/// <summary>An outline; x to the right, y downwards.</summary>
public sealed class Outline
{
    internal PdfBytes Operators { get; } = new();

    public Outline MoveTo(double x, double y) => Add(x, y, 'm');

    public Outline LineTo(double x, double y) => Add(x, y, 'l');

    public Outline CurveTo(double x1, double y1, double x2, double y2, double x, double y)
    {
        Operators.Add(x1).Add(y1).Add(x2).Add(y2);
        return Add(x, y, 'c');
    }

    public Outline Close()
    {
        Operators.Add("h\n");
        return this;
    }

    public Outline Rectangle(double x, double y, double width, double height)
    {
        Operators.Add(x).Add(y).Add(width).Add(height).Add("re\n");
        return this;
    }

    /// <summary>A closed outline through points: x and y of the first, x and y of the second, and so on.</summary>
    public Outline Polygon(params ReadOnlySpan<double> places)
    {
        for (var i = 0; i < places.Length; i += 2)
        {
            Add(places[i], places[i + 1], i == 0 ? 'm' : 'l');
        }

        return Close();
    }

    private Outline Add(double x, double y, char verb)
    {
        Operators.Add(x).Add(y).Add(verb).Add('\n');
        return this;
    }
}
