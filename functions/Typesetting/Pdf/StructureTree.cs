namespace Typesetting.Pdf;

/// <summary>Writes the structure: the elements, and the tree that leads from marked content and annotations back to them.</summary>
internal static class StructureTree
{
    /// <summary>Pages have the keys below it.</summary>
    public const int FirstAnnotationKey = 10_000;

    public static int Write(PdfObjects objects, StructureElement document, IReadOnlyList<PdfPage> pages, IReadOnlyList<StructureElement> annotations)
    {
        var root = objects.Reserve();
        Number(objects, document);
        Write(objects, document, root, pages[0].Number);
        objects.Write(root, pdf =>
        {
            pdf.Add("<</Type/StructTreeRoot/K ").Add(document.Number).Add(" 0 R/ParentTreeNextKey ").Add(FirstAnnotationKey + annotations.Count).Add("/ParentTree<</Nums[");
            for (var i = 0; i < pages.Count; i++)
            {
                pdf.Add(i).Add('[');
                pages[i].Marked.ForEach(element => pdf.Add(element.Number).Add(" 0 R "));
                pdf.Add(']');
            }

            for (var i = 0; i < annotations.Count; i++)
            {
                pdf.Add(FirstAnnotationKey + i).Add(' ').Add(annotations[i].Number).Add(" 0 R ");
            }

            pdf.Add("]>>>>");
        });
        return root;
    }

    private static void Number(PdfObjects objects, StructureElement element)
    {
        element.Number = objects.Reserve();
        foreach (var kid in element.Kids)
        {
            if (kid.Element is not null)
            {
                Number(objects, kid.Element);
            }
        }
    }

    private static void Write(PdfObjects objects, StructureElement element, int parent, int firstPage)
    {
        objects.Write(element.Number, pdf =>
        {
            pdf.Add("<</Type/StructElem/S/").Add(element.Type).Add("/P ").Add(parent).Add(" 0 R/Pg ").Add(element.Page > 0 ? element.Page : firstPage).Add(" 0 R/Lang").Literal(element.Language);
            if (element.Alt is not null)
            {
                pdf.Add("/Alt").Text(element.Alt);
            }

            if (element.Box is { } box)
            {
                pdf.Add("/A<</O/Layout/Placement/Block/BBox[").Add(box.Left).Add(box.Bottom).Add(box.Right).Add(box.Top).Add("]>>");
            }

            pdf.Add("/K[");
            foreach (var kid in element.Kids)
            {
                _ = kid.Element is { } child ? pdf.Add(child.Number).Add(" 0 R ")
                    : kid.Annotation > 0 ? pdf.Add("<</Type/OBJR/Obj ").Add(kid.Annotation).Add(" 0 R>>")
                    : pdf.Add(kid.Content).Add(' ');
            }

            pdf.Add("]>>");
        });
        foreach (var kid in element.Kids)
        {
            if (kid.Element is not null)
            {
                Write(objects, kid.Element, element.Number, firstPage);
            }
        }
    }
}
