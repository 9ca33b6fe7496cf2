namespace Typesetting.Text;

/// <summary>What glyphs cover, rather than the room that lines give them: marks upon marks reach far above a line.</summary>
internal static class InkBounds
{
    public static (double Left, double Top, double Right, double Bottom) Of(IReadOnlyList<TextLine> lines, double scale)
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var line in lines)
        {
            var pen = line.Left;
            foreach (var run in line.Runs)
            {
                var unit = run.Style.Size * scale / run.Font.UnitsPerEm;
                foreach (var glyph in run.Glyphs)
                {
                    if (run.Font.Font.TryGetGlyphExtents((uint)glyph.Id, out var extents) && extents.Width != 0)
                    {
                        // HarfBuzz measures a glyph from its top left; its height is negative.
                        var (x, y) = (pen + ((glyph.Right + extents.XBearing) * unit), line.Baseline - ((glyph.Up + extents.YBearing) * unit));
                        (left, right) = (Math.Min(left, x), Math.Max(right, x + (extents.Width * unit)));
                        (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y - (extents.Height * unit)));
                    }

                    pen += glyph.Advance * unit;
                }
            }
        }

        return left <= right ? (left, top, right, bottom) : default;
    }
}
