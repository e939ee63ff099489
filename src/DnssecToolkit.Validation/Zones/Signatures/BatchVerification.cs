using System.Security.Cryptography;
using DnssecToolkit.Cryptography;

namespace DnssecToolkit.Validation.Zones.Signatures;

/// <summary>Verifies batches on one thread.</summary>
internal sealed class BatchVerification
{
    private readonly byte[] _digests = new byte[SignatureBatch.Capacity * 32];
    private readonly byte[] _signatures = new byte[SignatureBatch.Capacity * 64];
    private readonly int[] _positions = new int[SignatureBatch.Capacity];
    private readonly bool[] _results = new bool[SignatureBatch.Capacity];

    /// <summary>Verifies a batch, and tells of each signature that is not good.</summary>
    public void Run(SignatureBatch batch, Action<SignatureBatch, SignatureItem, SignatureOutcome> bad)
    {
        var items = batch.Items;
        if (batch.Key.BatchVerifier(items.Length) is not { } verifier)
        {
            foreach (ref readonly var item in items)
            {
                Check(batch, item, bad);
            }

            return;
        }

        var count = 0;
        for (var i = 0; i < items.Length; i++)
        {
            ref readonly var item = ref items[i];
            if (item.SignatureLength != 64)
            {
                Check(batch, item, bad);
                continue;
            }

            SHA256.HashData(batch.Data(item), _digests.AsSpan(count * 32, 32));
            batch.Signature(item).CopyTo(_signatures.AsSpan(count * 64));
            _positions[count++] = i;
        }

        verifier.Verify(_digests.AsSpan(0, count * 32), _signatures.AsSpan(0, count * 64), _results.AsSpan(0, count));
        for (var k = 0; k < count; k++)
        {
            if (!_results[k])
            {
                Check(batch, items[_positions[k]], bad);
            }
        }
    }

    private static void Check(SignatureBatch batch, in SignatureItem item, Action<SignatureBatch, SignatureItem, SignatureOutcome> bad)
    {
        var outcome = batch.Key.PublicKey.Verify(batch.Data(item), batch.Signature(item));
        if (!outcome.IsValid)
        {
            bad(batch, item, outcome);
        }
    }
}
