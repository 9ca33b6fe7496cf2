using Typesetting.Pdf;
using Typesetting.Text;

namespace Fair.Certificates;

/// <summary>
/// The page's ground and its border: a band of zellige, two rows of stars with crosses between them, and a large star in each
/// corner. The tiles' size is such that both sides of the page hold whole tiles, so nothing is cut.
/// </summary>
internal sealed class ZelligeBorder(Palette palette)
{
    // Long and short side differ by this many tiles; more make them smaller.
    private const int Difference = 13;
    private const int Rows = 2;
    private const int LongTiles = 42;

    public Drawing Draw(double width, double height)
    {
        var tile = (width - height) / Difference;
        var edge = (width - (LongTiles * tile)) / 2;
        var (columns, rows) = (LongTiles, LongTiles - Difference);
        var band = Rows * tile;
        var page = new Drawing(width, height);
        page.Fill(new Outline().Rectangle(0, 0, width, height), palette.Paper);
        page.Fill(Frame(edge, width, height, band), palette.Sand);

        Drawing[] tiles = [Tile(tile, palette.Accent, palette.Gold), Tile(tile, palette.Second, palette.Sand), Tile(tile, palette.Third, palette.Gold)];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (fromSide, fromTop) = (Math.Min(column, columns - 1 - column), Math.Min(row, rows - 1 - row));
                if ((fromSide >= Rows && fromTop >= Rows) || (fromSide < Rows && fromTop < Rows))
                {
                    continue;
                }

                // Counted from the middle of each side outwards, so that both halves are alike.
                var along = fromTop < Rows ? fromSide : fromTop;
                var across = fromTop < Rows ? fromTop : fromSide;
                page.Draw(tiles[(along + across) % tiles.Length], edge + (column * tile), edge + (row * tile));
            }
        }

        var corner = Corner(band);
        page.Draw(corner, edge, edge).Draw(corner, width - edge - band, edge);
        page.Draw(corner, edge, height - edge - band).Draw(corner, width - edge - band, height - edge - band);
        Lines(page, edge, width, height, band);
        return page;
    }

    // The hole is wound the other way round, so that it is left out.
    private static Outline Frame(double edge, double width, double height, double band) => new Outline()
        .Rectangle(edge, edge, width - (2 * edge), height - (2 * edge))
        .MoveTo(edge + band, edge + band).LineTo(edge + band, height - edge - band)
        .LineTo(width - edge - band, height - edge - band).LineTo(width - edge - band, edge + band).Close();

    private Drawing Tile(double size, Colour glaze, Colour inlay)
    {
        var (middle, radius) = (size / 2, size / 2);
        var tile = new Drawing(size, size)
            .Fill(Star.Outline(middle, middle, radius), palette.Paper)
            .Fill(Star.Outline(middle, middle, radius - 0.55), glaze)
            .Stroke(Star.Outline(middle, middle, radius * 0.58), inlay, 0.6)
            .Fill(Star.Outline(middle, middle, radius * 0.27), inlay);
        return Diamonds(tile, size * 0.13);
    }

    // What four stars leave between them is a cross. A diamond marks its middle, where four tiles meet: each draws its quarter.
    private Drawing Diamonds(Drawing tile, double radius)
    {
        for (var corner = 0; corner < 4; corner++)
        {
            var (x, y) = (corner % 2 * tile.Width, corner / 2 * tile.Height);
            tile.Fill(new Outline().Polygon(x + radius, y, x, y + radius, x - radius, y, x, y - radius), palette.Gold);
        }

        return tile;
    }

    private Drawing Corner(double size)
    {
        var (middle, radius) = (size / 2, size / 2);
        var corner = new Drawing(size, size)
            .Fill(Star.Outline(middle, middle, radius), palette.Paper)
            .Fill(Star.Outline(middle, middle, radius - 0.8), palette.Accent)
            .Stroke(Star.Outline(middle, middle, radius * 0.84), palette.Gold, 0.7)
            .Fill(Star.Outline(middle, middle, radius * 0.66), palette.Sand)
            .Fill(Star.Outline(middle, middle, radius * 0.6), palette.Second)
            .Stroke(Star.Outline(middle, middle, radius * 0.42), palette.Sand, 0.7)
            .Fill(Star.Outline(middle, middle, radius * 0.24), palette.Gold);
        return Diamonds(corner, size * 0.065);
    }

    private void Lines(Drawing page, double edge, double width, double height, double band)
    {
        void Line(double inset, Colour colour, double thickness) => page.Stroke(
            new Outline().Rectangle(inset, inset, width - (2 * inset), height - (2 * inset)), colour, thickness);
        Line(edge - 1.6, palette.Accent, 1.4);
        Line(edge - 4.6, palette.Gold, 0.6);
        Line(edge + band + 1.6, palette.Accent, 1.4);
        Line(edge + band + 5.2, palette.Gold, 0.6);
    }
}
