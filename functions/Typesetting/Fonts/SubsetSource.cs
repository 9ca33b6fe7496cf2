using HarfBuzzSharp;

namespace Typesetting.Fonts;

/// <summary>A font made ready for cutting subsets out of it, by HarfBuzz, whose native library has this though its .NET face does not.</summary>
internal sealed unsafe class SubsetSource
{
    // Making the whole font ready takes as long as cutting some dozens of subsets: whoever prints one certificate does not wait for it.
    private const int FewCuts = 16;

    private readonly Face source;
    private readonly Lazy<nint> prepared;
    private int cuts;

    // What an embedded font is read for in a PDF are its outlines and widths: the shaping is done.
    private static readonly string[] Dropped =
        ["GSUB", "GPOS", "GDEF", "BASE", "OS/2", "name", "post", "cmap", "gasp", "DSIG", "STAT", "MATH", "kern", "meta", "FFTM", "LTSH", "VDMX", "hdmx"];

    public SubsetSource(Face source)
    {
        this.source = source;
        prepared = new(() => HarfBuzzSubset.Preprocess(source.Handle));
    }

    /// <summary>The font file with these glyphs and no others but .notdef, and the new number of each.</summary>
    public (byte[] File, int[] NewGlyphs) Cut(ReadOnlySpan<int> glyphs)
    {
        var input = HarfBuzzSubset.CreateInput();
        var plan = (nint)0;
        var subset = (nint)0;
        try
        {
            HarfBuzzSubset.SetFlags(input, HarfBuzzSubset.NoHinting | HarfBuzzSubset.NoLayoutClosure);
            var dropped = HarfBuzzSubset.Set(input, HarfBuzzSubset.DropTables);
            foreach (var table in Dropped)
            {
                HarfBuzzSubset.Add(dropped, Tag.Parse(table));
            }

            var kept = HarfBuzzSubset.Set(input, HarfBuzzSubset.Glyphs);
            foreach (var glyph in glyphs)
            {
                HarfBuzzSubset.Add(kept, (uint)glyph);
            }

            var face = Interlocked.Increment(ref cuts) > FewCuts ? prepared.Value : source.Handle;
            plan = HarfBuzzSubset.CreatePlan(face, input);
            subset = HarfBuzzSubset.Execute(plan);
            var map = HarfBuzzSubset.NewGlyphs(plan);
            var renumbered = new int[glyphs.Length];
            for (var i = 0; i < renumbered.Length; i++)
            {
                renumbered[i] = (int)HarfBuzzSubset.Get(map, (uint)glyphs[i]);
            }

            return (HarfBuzzSubset.File(subset), renumbered);
        }
        finally
        {
            HarfBuzzSubset.DestroyFace(subset);
            HarfBuzzSubset.DestroyPlan(plan);
            HarfBuzzSubset.DestroyInput(input);
        }
    }
}
