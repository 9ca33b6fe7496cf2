using HarfBuzzSharp;

namespace Typesetting.Pdf;

/// <summary>
/// In which language words are read that are written in another script than their paragraph's; tags of BCP 47. Text of the
/// paragraph's own script is taken to be in its language.
/// </summary>
public sealed record ScriptLanguages(string Arabic, string Latin, string Tifinagh)
{
    internal string Of(Script script, string language) =>
        script == Script.Arabic ? Arabic
        : script == Script.Tifinagh ? Tifinagh
        : script == Script.Latin && language == Arabic ? Latin
        : language;
}
