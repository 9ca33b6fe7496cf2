namespace Typesetting.Pdf;

/// <summary>Where on a page an address can be followed.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Text">What it is told as.</param>
/// <param name="Place">Its object, and its key in the tree that leads from it to its element.</param>
/// <param name="Box">In points from the page's bottom left.</param>
internal sealed record LinkAnnotation(Uri Address, string Text, (int Number, int Key) Place, (double Left, double Bottom, double Right, double Top) Box)
{
    public int Number => Place.Number;

    public void Write(PdfObjects objects) => objects.Write(Number, pdf => pdf
        .Add("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[").Add(Box.Left).Add(Box.Bottom).Add(Box.Right).Add(Box.Top)
        .Add("]/Contents").Text(Text).Add("/StructParent ").Add(Place.Key)
        .Add("/A<</S/URI/URI").Literal(Address.AbsoluteUri).Add(">>>>"));
}
