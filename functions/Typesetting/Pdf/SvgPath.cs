using System.Globalization;
using System.Text.RegularExpressions;

namespace Typesetting.Pdf;

/// <summary>Reads outlines as SVG writes them: the commands M, L, H, V, C and Z, absolute or relative.</summary>
public static partial class SvgPath
{
    /// <param name="data">The attribute <c>d</c> of a path.</param>
    /// <param name="left">Added to every x.</param>
    /// <param name="top">Added to every y.</param>
    /// <param name="scale">Multiplied with every length before.</param>
    /// <exception cref="FormatException">It holds other commands, or too few numbers.</exception>
    public static Outline Parse(string data, double left = 0, double top = 0, double scale = 1)
    {
        var path = new Outline();
        var numbers = new Queue<double>();
        var (x, y, startX, startY) = (0.0, 0.0, 0.0, 0.0);
        double Place(bool relative, double from) => numbers.TryDequeue(out var number)
            ? (relative ? from : 0) + number
            : throw new FormatException($"The path '{data}' has too few numbers.");
        double X(double value) => left + (value * scale);
        double Y(double value) => top + (value * scale);

        foreach (Match command in Command().Matches(data))
        {
            var letter = command.Groups[1].Value[0];
            var relative = char.IsLower(letter);
            foreach (Match number in Number().Matches(command.Groups[2].Value))
            {
                numbers.Enqueue(double.Parse(number.ValueSpan, CultureInfo.InvariantCulture));
            }

            var first = true;
            do
            {
                switch (char.ToUpperInvariant(letter))
                {
                    case 'M':
                        (x, y) = (Place(relative, x), Place(relative, y));
                        // Further pairs behind a move are lines.
                        _ = first ? path.MoveTo(X(x), Y(y)) : path.LineTo(X(x), Y(y));
                        (startX, startY) = first ? (x, y) : (startX, startY);
                        break;
                    case 'L':
                        (x, y) = (Place(relative, x), Place(relative, y));
                        path.LineTo(X(x), Y(y));
                        break;
                    case 'H':
                        x = Place(relative, x);
                        path.LineTo(X(x), Y(y));
                        break;
                    case 'V':
                        y = Place(relative, y);
                        path.LineTo(X(x), Y(y));
                        break;
                    case 'C':
                        var (x1, y1, x2, y2) = (Place(relative, x), Place(relative, y), Place(relative, x), Place(relative, y));
                        (x, y) = (Place(relative, x), Place(relative, y));
                        path.CurveTo(X(x1), Y(y1), X(x2), Y(y2), X(x), Y(y));
                        break;
                    default:
                        path.Close();
                        (x, y) = (startX, startY);
                        break;
                }

                first = false;
            }
            while (numbers.Count > 0);
        }

        return path;
    }

    [GeneratedRegex("([MmLlHhVvCcZz])([^A-DF-Za-df-z]*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")]
    private static partial Regex Number();
}
