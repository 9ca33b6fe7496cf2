using System.Runtime.InteropServices;

namespace Typesetting.Fonts;

/// <summary>The functions <c>hb_subset_*</c> of HarfBuzz 8, and what they need.</summary>
internal static unsafe partial class HarfBuzzSubset
{
    /// <summary>HB_SUBSET_FLAGS_NO_HINTING.</summary>
    public const uint NoHinting = 0x1;

    /// <summary>HB_SUBSET_FLAGS_NO_LAYOUT_CLOSURE.</summary>
    public const uint NoLayoutClosure = 0x200;

    /// <summary>HB_SUBSET_SETS_GLYPH_INDEX.</summary>
    public const int Glyphs = 0;

    /// <summary>HB_SUBSET_SETS_DROP_TABLE_TAG.</summary>
    public const int DropTables = 3;

    private const string Library = "libHarfBuzzSharp";

    public static nint CreatePlan(nint face, nint input) => Made(PlanCreate(face, input));

    public static nint Execute(nint plan) => Made(PlanExecute(plan));

    public static nint CreateInput() => Made(InputCreate());

    public static byte[] File(nint face)
    {
        var blob = ReferenceBlob(face);
        try
        {
            return new ReadOnlySpan<byte>(BlobData(blob, out var length), (int)length).ToArray();
        }
        finally
        {
            DestroyBlob(blob);
        }
    }

    private static nint Made(nint handle) =>
        handle != 0 ? handle : throw new InvalidOperationException("HarfBuzz could not cut the font.");

    [LibraryImport(Library, EntryPoint = "hb_subset_preprocess")]
    public static partial nint Preprocess(nint face);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    private static partial nint InputCreate();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set_flags")]
    public static partial void SetFlags(nint input, uint flags);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set")]
    public static partial nint Set(nint input, int kind);

    [LibraryImport(Library, EntryPoint = "hb_set_add")]
    public static partial void Add(nint set, uint value);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_create_or_fail")]
    private static partial nint PlanCreate(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_execute_or_fail")]
    private static partial nint PlanExecute(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_old_to_new_glyph_mapping")]
    public static partial nint NewGlyphs(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_map_get")]
    public static partial uint Get(nint map, uint key);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    private static partial nint ReferenceBlob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    private static partial byte* BlobData(nint blob, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    private static partial void DestroyBlob(nint blob);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    public static partial void DestroyFace(nint face);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_destroy")]
    public static partial void DestroyPlan(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    public static partial void DestroyInput(nint input);
}
