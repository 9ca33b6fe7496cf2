using System.Security.Cryptography;
using System.Text;

namespace LocalHost;

/// <summary>Signs posted events as SendGrid does: ECDSA on P-256 with SHA-256 over the timestamp and the body, DER, base64.</summary>
internal sealed class EventSigner : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>SubjectPublicKeyInfo in base64, as SendGrid shows it.</summary>
    public string PublicKey => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    public string Sign(string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        lock (key)
        {
            return Convert.ToBase64String(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    public void Dispose() => key.Dispose();
}
