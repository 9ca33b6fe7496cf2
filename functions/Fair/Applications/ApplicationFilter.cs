namespace Fair.Applications;

/// <summary>How a list of applications is filtered; null stands for any.</summary>
/// <param name="State">A state's code, such as <c>received</c>.</param>
/// <param name="Province">A province's code, or <c>other</c> for what is not of the fair's region.</param>
/// <param name="Sector">A sector's code, or <c>none</c>.</param>
/// <param name="Kind">A kind of organisation's code.</param>
public sealed record Filter(string? State, string? Province, string? Sector, string? Kind)
{
    /// <summary>Every filter that finds a row with all four values set: 16 of them.</summary>
    public IEnumerable<Filter> Subsets() =>
        from state in new[] { State, null }
        from province in new[] { Province, null }
        from sector in new[] { Sector, null }
        from kind in new[] { Kind, null }
        select new Filter(state, province, sector, kind);
}
