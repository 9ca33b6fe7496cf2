namespace Typesetting.Pdf;

/// <summary>A file that travels inside a PDF as one of its associated files: readers list it, and programs take it out unchanged.</summary>
/// <param name="FileName">By which it is saved, such as <c>credential.json</c>; unique within the document.</param>
/// <param name="MediaType">Such as <c>application/json</c>.</param>
/// <param name="Description">What it is, in the document's language.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Attachment(string FileName, string MediaType, string Description, byte[] Content);
