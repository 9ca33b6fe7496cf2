using Fair.Benchmarks;
using Fair.Certificates;
using Platform.Languages;

// Prints one certificate to the standard output; with no argument it does nothing: the yardstick of the start.
if (args is ["print"])
{
    var pdf = new CertificatePrinter(SampleCertificate.Edition()).Print(SampleCertificate.Of(1), Language.Arabic);
    using var output = Console.OpenStandardOutput();
    output.Write(pdf);
}
