using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests;

/// <summary>Records of the root and of .de around 5 May 2026, kept as text.</summary>
public class RealRecordsTests
{
    [Fact]
    public void Every_signature_in_the_raw_records_verifies_with_the_keys_beside_it()
    {
        var blocks = Blocks(Repository.SharedEvidence("raw-records.txt"));
        var keys = blocks.SelectMany(block => block)
            .Where(record => record.Data is Dnskey)
            .Select(record => (record.Owner, Key: (Dnskey)record.Data))
            .Distinct()
            .ToList();
        var verified = 0;
        foreach (var set in blocks.SelectMany(block => SignedRRset.Gather(block)))
        {
            foreach (var rrsig in set.Signatures)
            {
                var candidates = keys.Where(key => key.Owner == rrsig.SignersName && key.Key.Algorithm == rrsig.Algorithm && KeyTag.Of(key.Key) == rrsig.KeyTag).ToList();
                if (candidates.Count == 0)
                {
                    continue; // a key of a day that the file does not hold
                }

                Assert.True(
                    candidates.Exists(key => PublicKey.Parse(key.Key).Verify(set.Set, rrsig).IsValid),
                    $"{set.Owner} {set.Type} by {rrsig.KeyTag} until {rrsig.Expiration}");
                verified++;
            }
        }

        Assert.InRange(verified, 10, int.MaxValue);
    }

    /// <summary>The records between two lines of notes: one moment of one source.</summary>
    private static List<List<ResourceRecord>> Blocks(string file)
    {
        var blocks = new List<List<ResourceRecord>>();
        var fresh = true;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith(';') || string.IsNullOrWhiteSpace(line))
            {
                fresh = true;
                continue;
            }

            if (fresh)
            {
                blocks.Add([]);
                fresh = false;
            }

            // Among the records stand a few lines of other tools' output.
            if (ZoneFileReader.Parse(line + "\n", new ZoneFileOptions { DefaultTtl = 0 }).TryGet(out var records))
            {
                blocks[^1].AddRange(records);
            }
        }

        return blocks;
    }
}
