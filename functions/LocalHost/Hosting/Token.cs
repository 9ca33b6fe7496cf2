using System.Buffers.Text;
using System.Security.Cryptography;

namespace LocalHost;

/// <summary>Unguessable text that may stand in an address.</summary>
internal static class Token
{
    private const int Bytes = 16;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
