using Platform.Forms;
using Platform.Languages;

namespace Fair.Applications;

/// <summary>What makes two applications those of one organisation.</summary>
public static class Organisation
{
    /// <summary>The ICE, or where there is none the name and country, read as people would: case, accents and the ways to write alef apart.</summary>
    public static string Identity(FormValues answers) =>
        answers["ice"] is { Length: > 0 } ice ? $"ice:{ice}" : $"name:{answers.Country}:{TextFolding.Fold(answers["nameFrench"])}";
}
