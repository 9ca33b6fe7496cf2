namespace Typesetting.Pdf;

/// <summary>What a document says about itself.</summary>
/// <param name="Title">Readers show it instead of the file's name.</param>
/// <param name="Language">Of all text that is not marked otherwise, as a tag of BCP 47.</param>
/// <param name="Direction">In which one reads it; readers lay pages out by it.</param>
/// <param name="Author">Who issues it.</param>
/// <param name="Subject">What it is about, in a sentence.</param>
/// <param name="Created">When; the clock is never asked.</param>
/// <param name="Scripts">How foreign words in it are read.</param>
public sealed record DocumentInfo(
    string Title, string Language, TextDirection Direction, string Author, string Subject, DateTimeOffset Created, ScriptLanguages Scripts);
