using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Judging;

/// <summary>One bit changed anywhere in what signatures and digests of a secure chain cover.</summary>
public class ChangedBitTests
{
    private static readonly Question Asked = RecordedInternet.Ask("www.nsec3.example. A");

    /// <summary>The responses that a validator needs, one of each, from the root to the answer.</summary>
    private static readonly ImmutableArray<Exchange> Chain =
    [
        .. from question in new[] { ". DNSKEY", "example. DS", "example. DNSKEY", "nsec3.example. DS", "nsec3.example. DNSKEY", "www.nsec3.example. A" }
           let exchange = RecordedInternet.Capture("good").Recorded(RecordedInternet.Ask(question)).First(candidate => candidate.Response!.Answer.Any(record => record.Type == RecordedInternet.Ask(question).Type))
           select exchange,
    ];

    [Fact]
    public void The_chain_is_secure_as_it_was_recorded() =>
        Assert.Equal(SecurityStatus.Secure, Judge(new Capture(Chain)).Status);

    [Fact]
    public void No_changed_bit_of_a_covered_record_leaves_the_chain_secure_and_the_changed_record_is_the_cause()
    {
        var changes = 0;
        for (var step = 0; step < Chain.Length; step++)
        {
            var response = Chain[step].Response!;
            for (var place = 0; place < response.Answer.Length; place++)
            {
                var record = response.Answer[place];
                if (Judge(new Capture(Chain.SetItem(step, With(Chain[step], response.Answer.RemoveAt(place))))).Status == SecurityStatus.Secure)
                {
                    continue; // a second signature, on which nothing hangs
                }

                for (var bit = 0; bit < record.Data.Wire.Length * 8; bit++)
                {
                    if (Flip(record.Data, bit) is not { } changed)
                    {
                        continue;
                    }

                    var diagnosis = Judge(new Capture(Chain.SetItem(step, With(Chain[step], response.Answer.SetItem(place, record with { Data = changed })))));
                    var what = $"bit {bit} of {record.Owner} {record.Type}";

                    Assert.True(diagnosis.Status == SecurityStatus.Bogus, $"{what}: {diagnosis}");
                    Assert.True(diagnosis.Cause!.Finding.Place.Owner == record.Owner, $"{what}: {diagnosis.Cause.Finding.Place}");
                    Assert.True(NamesTheRecord(diagnosis.Cause.Finding.Place, record), $"{what}: {diagnosis.Cause.Finding.Place}");
                    changes++;
                }
            }
        }

        Assert.True(changes > 10_000, $"only {changes} bits were tried");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(511)]
    public void A_changed_bit_of_a_signature_is_found(int bit)
    {
        var response = Chain[^1].Response!;
        var place = response.Answer.Select((record, i) => (record, i)).First(pair => pair.record.Data is Rrsig { TypeCovered: var covered } && covered == RecordType.A).i;
        var record = response.Answer[place];
        var fields = (record.Data.Wire.Length - ((Rrsig)record.Data).Signature.Length) * 8;
        var changed = record with { Data = Flip(record.Data, fields + bit)! };
        var diagnosis = Validator.Diagnose(
            new Capture(Chain.SetItem(Chain.Length - 1, With(Chain[^1], response.Answer.SetItem(place, changed)))), Asked, RecordedInternet.Anchors, RecordedInternet.At);

        var found = Assert.IsType<RrsigBitFlipped.Found>(diagnosis.Cause!.Finding);
        Assert.Equal((bit / 8, 7 - (bit % 8)), (found.Octet, found.Bit));
    }

    /// <summary>A key and its DS disagree when either is changed: both are named by the owner, and which of the two is wrong cannot be told.</summary>
    private static bool NamesTheRecord(Place place, ResourceRecord changed)
    {
        var type = changed.Data is Rrsig rrsig ? rrsig.TypeCovered : changed.Type;
        return place.Type == type || place.Covered == type || (type == RecordType.Dnskey && place.Type == RecordType.Ds)
            || changed.Type == RecordType.Rrsig;
    }

    /// <summary>The data with one bit changed; null where the canonical form stays the same, as for the case of a letter in a name.</summary>
    private static Rdata? Flip(Rdata data, int bit)
    {
        var octets = data.Wire.ToArray();
        octets[bit / 8] ^= (byte)(0x80 >> (bit % 8));
        var changed = Rdata.Read(data.Type, octets);
        return changed.CanonicalWire.Span.SequenceEqual(data.CanonicalWire.Span) ? null : changed;
    }

    private static Exchange With(Exchange exchange, ImmutableArray<ResourceRecord> answer)
    {
        var response = exchange.Response!;
        var changed = new Message
        {
            Id = response.Id,
            IsResponse = true,
            IsAuthoritative = response.IsAuthoritative,
            Questions = response.Questions,
            Answer = answer,
            Edns = response.Edns,
        };
        return new Exchange(exchange.At, exchange.Server, exchange.Transport, exchange.Query, new Outcome.Answered(changed.ToWire()));
    }

    // Ten thousand searches for the changed bit would take minutes; a few are made above.
    private static readonly ResolverPolicy NoSearch = ResolverPolicies.Rfc with { Budget = ResolverPolicies.Rfc.Budget with { DamageSearches = 0 } };

    private static Diagnosis Judge(Capture capture) => Validator.Diagnose(capture, Asked, RecordedInternet.Anchors, RecordedInternet.At, NoSearch);
}
