using DnssecToolkit.Cryptography;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-bad-length</c>.</summary>
internal static class DnskeyBadLengthText
{
    internal static Explanation Explain(DnskeyBadLength.Found found) => new(
        "a key has the wrong length for its algorithm",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone} has {found.Problem.Actual} octets, the algorithm demands {found.Problem.Expected}",
        "publish the key in the form of its algorithm, or correct the algorithm number",
        $"key octets: {Say.Octets(found.Key.Key.PublicKey)}");
}
