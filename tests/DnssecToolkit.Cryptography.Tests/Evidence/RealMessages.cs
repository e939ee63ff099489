using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Evidence;

/// <summary>Real responses of public servers: every signature for which the key is at hand is good, and one changed bit makes it bad for the right reason.</summary>
public sealed class RealMessages
{
    [Fact]
    public void Every_signature_whose_key_is_at_hand_is_good()
    {
        var checks = Checks(Messages()).ToList();

        Assert.True(checks.Count > 70, $"{checks.Count} signatures");
        Assert.All(checks, check => Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(check.Key).Verify(check.Set.Set, check.Rrsig)));
    }

    [Fact]
    public void A_changed_bit_in_the_data_of_an_RSA_signature_leaves_the_padding_and_changes_the_digest()
    {
        foreach (var check in Checks(Messages()).Where(check => check.Key.Algorithm == SecurityAlgorithm.RsaSha256))
        {
            var data = SignedData.Build(check.Set.Set, check.Rrsig);
            data[^1] ^= 1;

            var outcome = PublicKey.Parse(check.Key).Verify(data, check.Rrsig.Signature.Span);
            Assert.IsType<InvalidSignatureReason.DigestDiffers>(Assert.IsType<SignatureOutcome.Invalid>(outcome).Reason);
        }
    }

    [Fact]
    public void Each_DS_at_hand_means_the_key_with_its_tag()
    {
        var messages = Messages();
        var keys = Keys(messages);
        var matched = 0;
        foreach (var record in messages.SelectMany(Records))
        {
            if (record.Data is Ds ds && keys.TryGetValue((record.Owner, ds.KeyTag), out var key))
            {
                Assert.Equal(ds.Digest.ToArray(), DsDigest.Compute(record.Owner, key, ds.DigestType));
                matched++;
            }
        }

        Assert.True(matched > 2, $"{matched} matched");
    }

    private static IEnumerable<(SignedRRset Set, Rrsig Rrsig, Dnskey Key)> Checks(ImmutableArray<Message> messages)
    {
        var keys = Keys(messages);
        return from message in messages
               from section in new[] { message.Answer, message.Authority, message.Additional }
               from set in SignedRRset.Gather(section)
               from rrsig in set.Signatures
               where keys.ContainsKey((rrsig.SignersName, rrsig.KeyTag))
               select (set, rrsig, keys[(rrsig.SignersName, rrsig.KeyTag)]);
    }

    private static Dictionary<(DomainName, ushort), Dnskey> Keys(ImmutableArray<Message> messages) =>
        (from message in messages
         from record in Records(message)
         where record.Type == RecordType.Dnskey && record.Data is Dnskey
         group (Dnskey)record.Data by (record.Owner, KeyTag.Of((Dnskey)record.Data)))
        .ToDictionary(group => group.Key, group => group.First());

    private static IEnumerable<ResourceRecord> Records(Message message) => [.. message.Answer, .. message.Authority, .. message.Additional];

    private static ImmutableArray<Message> Messages() =>
    [
        .. from file in Directory.GetFiles(Repository.SharedEvidence("real-2026-10-04"), "*.hex")
           let hex = string.Concat(File.ReadLines(file).Where(line => !line.StartsWith('#')).Select(line => line.Trim()))
           let message = Message.Parse(Convert.FromHexString(hex))
           where message.Succeeded
           select message.Value,
    ];
}
