using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>The named values of a <c>K*.private</c> file.</summary>
internal sealed class PrivateKeyFields(IReadOnlyDictionary<string, string> values)
{
    /// <exception cref="FormatException">The field is missing or not base64.</exception>
    public byte[] Octets(string name)
    {
        if (!values.TryGetValue(name, out var text))
        {
            throw new FormatException($"The field \"{name}\" is missing.");
        }

        var octets = new byte[text.Length];
        return Convert.TryFromBase64String(text, octets, out var count)
            ? octets[..count]
            : throw new FormatException($"The field \"{name}\" is not base64.");
    }

    /// <exception cref="FormatException">The field is missing, not base64, or has another length.</exception>
    public byte[] Octets(string name, int length)
    {
        var octets = Octets(name);
        return octets.Length == length
            ? octets
            : throw new FormatException($"The field \"{name}\" has {octets.Length} octets instead of {length}.");
    }

    /// <exception cref="FormatException">The field is missing or not base64.</exception>
    public BigInteger Number(string name) => Cryptography.Octets.ToNumber(Octets(name));
}
