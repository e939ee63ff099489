using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Looks for the one bit that, turned back, makes a signature verify: the proof that it was damaged and not made by another key.</summary>
/// <remarks>A search tries every bit, so few are made for one diagnosis, and none with keys that are dear to use (CVE-2023-50387).</remarks>
/// <param name="mostSearches">The most searches; results of other instants count as if they were made here.</param>
/// <param name="known">What searches at other instants found; null where there are none.</param>
internal sealed class FlippedBits(int mostSearches, Dictionary<(Rrsig, Dnskey), int?>? known = null)
{
    private const int MostCost = 8192;

    private readonly Dictionary<(Rrsig, Dnskey), int?> _found = [];

    /// <summary>The number of the bit, counted from the highest bit of the first octet; null where no single bit is to blame, or none was looked for.</summary>
    public int? Of(SignatureCheck check)
    {
        if (check.Trials is not [{ Outcome: SignatureOutcome.Invalid { Reason: InvalidSignatureReason.PaddingNoise or InvalidSignatureReason.EquationFails } } trial])
        {
            return null;
        }

        if (!_found.TryGetValue((check.Rrsig, trial.Key), out var bit) && _found.Count < mostSearches)
        {
            if (known is null || !known.TryGetValue((check.Rrsig, trial.Key), out bit))
            {
                bit = Search(check, PublicKey.Parse(trial.Key));
                known?.Add((check.Rrsig, trial.Key), bit);
            }

            _found.Add((check.Rrsig, trial.Key), bit);
        }

        return bit;
    }

    private static int? Search(SignatureCheck check, PublicKey key)
    {
        var signature = check.Rrsig.Signature.ToArray();
        if ((long)key.Cost * signature.Length * 8 > MostCost)
        {
            return null;
        }

        var data = SignedData.Build(check.Subject.Set.Set, check.Rrsig);
        for (var bit = 0; bit < signature.Length * 8; bit++)
        {
            signature[bit / 8] ^= (byte)(0x80 >> (bit % 8));
            if (key.Accepts(data, signature))
            {
                return bit;
            }

            signature[bit / 8] ^= (byte)(0x80 >> (bit % 8));
        }

        return null;
    }
}
