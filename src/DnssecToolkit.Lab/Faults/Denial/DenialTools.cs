using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>What faults in proofs of absence have in common, for NSEC and for NSEC3. A record that another fault took out already is left alone.</summary>
internal static class DenialTools
{
    /// <summary>Why a zone without a chain of records cannot have the fault.</summary>
    public static string? NeedsChain(ZoneDescription zone) =>
        zone.IsSigned && zone.Denial.Kind is DenialKind.Nsec or DenialKind.Nsec3 ? null : "it has no chain of NSEC or NSEC3 records";

    /// <summary>Why a zone without NSEC cannot have the fault.</summary>
    public static string? NeedsNsec(ZoneDescription zone) => zone.IsSigned && zone.Denial.Kind == DenialKind.Nsec ? null : "it has no NSEC records";

    /// <summary>Why a zone without NSEC3 cannot have the fault.</summary>
    public static string? NeedsNsec3(ZoneDescription zone) => zone.IsSigned && zone.Denial.Kind == DenialKind.Nsec3 ? null : "it has no NSEC3 records";

    /// <summary>Whether a zone proves with NSEC3.</summary>
    public static bool HasNsec3(this ZoneDescription zone) => zone.Denial.Kind == DenialKind.Nsec3;

    /// <summary>One code for zones with NSEC, another for zones with NSEC3.</summary>
    public static Func<ZoneDescription, Expectation> Bogus(string nsec, string nsec3, string? at = null) => zone => new(ExpectedStatus.Bogus, zone.HasNsec3() ? nsec3 : nsec, at);

    /// <summary>The same code for both.</summary>
    public static Func<ZoneDescription, Expectation> Bogus(string code) => _ => new(ExpectedStatus.Bogus, code);

    /// <summary>What is said of a proof's record that another private key signed: RSA gives the other key away, curves only fail.</summary>
    public static Expectation OtherKey(ZoneDescription zone, string relative, string nsec3) =>
        new(ExpectedStatus.Bogus, zone.Keys.Any(key => key.Algorithm.Number is 5 or 7 or 8 or 10) ? "rrsig-made-by-other-key" : "rrsig-invalid", PlaceOf(zone, relative))
        {
            Must = [zone.HasNsec3() ? nsec3 : "nsec-bad-signature"],
        };

    /// <summary>Where the record that matches a name sits, for an expectation.</summary>
    public static string PlaceOf(ZoneDescription zone, string relative) => zone.HasNsec3()
        ? $"{Nsec3Hash.OwnerName(DomainName.Read(relative, zone.Apex).Value, zone.Apex, zone.Denial.SaltOctets.AsSpan(), zone.Denial.Iterations)} NSEC3"
        : $"{relative} NSEC";

    /// <summary>The NSEC or NSEC3 set that matches a name.</summary>
    public static ZoneSet? Match(this ZoneDraft zone, string relative) =>
        zone.Denial.Kind == DenialKind.Nsec3 ? zone.Nsec3Of(zone.Name(relative)) : zone.Find(zone.Name(relative), RecordType.Nsec);

    /// <summary>The NSEC or NSEC3 set that covers a name.</summary>
    public static ZoneSet? Cover(this ZoneDraft zone, string relative) =>
        zone.Denial.Kind == DenialKind.Nsec3 ? zone.Nsec3Covering(zone.Name(relative)) : zone.NsecCovering(zone.Name(relative));

    /// <summary>Takes the set out, so that the chain has a gap.</summary>
    public static void Remove(this ZoneDraft zone, ZoneSet? set)
    {
        if (set is not null)
        {
            zone.Remove(set.Owner, set.Type);
        }
    }

    /// <summary>Changes the list of types.</summary>
    public static void ChangeTypes(this ZoneSet? set, Func<IEnumerable<RecordType>, IEnumerable<RecordType>> change) => set?.ChangeData(data => data switch
    {
        Nsec nsec => new Nsec(nsec.NextDomainName, TypeBitmap.Of(change(nsec.Types))),
        Nsec3 nsec3 => nsec3.With(types: TypeBitmap.Of(change(nsec3.Types))),
        _ => data,
    });

    /// <summary>Puts types into the list.</summary>
    public static void AddTypes(this ZoneSet? set, params RecordType[] types) => set.ChangeTypes(present => present.Union(types));

    /// <summary>Changes NSEC3 records.</summary>
    public static void ChangeNsec3(this ZoneSet? set, Func<Nsec3, Nsec3> change) => set?.ChangeData(data => data is Nsec3 nsec3 ? change(nsec3) : data);

    /// <summary>Changes every NSEC3 record of a zone.</summary>
    public static void ChangeNsec3(this ZoneDraft zone, Func<Nsec3, Nsec3> change)
    {
        foreach (var set in zone.Sets.Where(set => set.Type == RecordType.Nsec3))
        {
            set.ChangeNsec3(change);
        }
    }

    /// <summary>The record with some fields changed.</summary>
    public static Nsec3 With(
        this Nsec3 nsec3, byte? algorithm = null, byte? flags = null, ushort? iterations = null, ReadOnlyMemory<byte>? salt = null, ReadOnlyMemory<byte>? next = null, TypeBitmap? types = null) =>
        new(algorithm ?? nsec3.HashAlgorithm, flags ?? nsec3.Flags, iterations ?? nsec3.Iterations, salt ?? nsec3.Salt, next ?? nsec3.NextHashedOwnerName, types ?? nsec3.Types);

    /// <summary>Signs a set with another private key under the tag of the published one, as three HSMs of <c>.de</c> did.</summary>
    public static void SignWithOtherKey(this ZoneDraft zone, ZoneSet? set)
    {
        if (set is null)
        {
            return;
        }

        var key = zone.Zsk;
        set.Signatures.Clear();
        for (var number = 1; set.Signatures.Count == 0 && number < 32; number++)
        {
            // An RSA signature above the published modulus would show by its size alone; most are below and decode to noise.
            var rrsig = zone.Sign(set, zone.Stranger(key, $"stranger {number}"), new SignatureFields { KeyTag = key.Tag });
            var modulus = key.Record.PublicKey.Span;
            if (key.Record.Algorithm.Number is not (5 or 7 or 8 or 10) || rrsig.Signature.Span.SequenceCompareTo(modulus[^Math.Min(modulus.Length, rrsig.Signature.Length)..]) < 0)
            {
                set.Signatures.Add(rrsig);
            }
        }
    }

    /// <summary>A number one larger or smaller, of as many octets.</summary>
    public static byte[] Step(ReadOnlySpan<byte> number, int by)
    {
        var octets = number.ToArray();
        for (var at = octets.Length - 1; at >= 0; at--)
        {
            octets[at] = (byte)(octets[at] + by);
            if (octets[at] != (by > 0 ? 0 : 255))
            {
                break;
            }
        }

        return octets;
    }

    /// <summary>Whether a message says that there is nothing.</summary>
    public static bool IsNegative(this Message message) => message.Answer.IsEmpty && message.Authority.Any(record => record.Type == RecordType.Soa);

    /// <summary>Whether a record is an NSEC or NSEC3, or a signature of one.</summary>
    public static bool IsProof(this ResourceRecord record) => CoveredType(record) is var type && (type == RecordType.Nsec || type == RecordType.Nsec3);

    /// <summary>The type of a record; of a signature the type that it covers.</summary>
    public static RecordType CoveredType(this ResourceRecord record) => record.Data is Rrsig rrsig ? rrsig.TypeCovered : record.Type;

    /// <summary>The message without the proof that a name owns, by its name or its hash.</summary>
    public static Message WithoutProofOf(this Message message, DomainName name, SignedZone zone)
    {
        var owner = zone.Description.HasNsec3()
            ? Nsec3Hash.OwnerName(name, zone.Apex, zone.Description.Denial.SaltOctets.AsSpan(), zone.Description.Denial.Iterations)
            : name;
        return message.Without(record => record.IsProof() && record.Owner == owner);
    }

    /// <summary>The message without the proofs that cover a name.</summary>
    public static Message WithoutCoverOf(this Message message, DomainName name, SignedZone zone)
    {
        var denial = zone.Description.Denial;
        var hash = zone.Description.HasNsec3() ? Nsec3Hash.Compute(name, denial.SaltOctets.AsSpan(), denial.Iterations) : null;
        var owners = message.Authority.Where(record => Covers(record, name, hash, zone.Apex)).Select(record => record.Owner).ToHashSet();
        return message.Without(record => record.IsProof() && owners.Contains(record.Owner));
    }

    private static bool Covers(ResourceRecord record, DomainName name, byte[]? hash, DomainName apex)
    {
        switch (record.Data)
        {
            case Nsec nsec:
                return record.Owner.CompareTo(name) < 0 && (nsec.NextDomainName == apex || name.CompareTo(nsec.NextDomainName) < 0);
            case Nsec3 nsec3 when hash is not null && Base32Hex.TryDecode(record.Owner.FirstLabel, out var owner):
                var after = owner.AsSpan().SequenceCompareTo(hash) < 0;
                var before = hash.AsSpan().SequenceCompareTo(nsec3.NextHashedOwnerName.Span) < 0;
                return owner.AsSpan().SequenceCompareTo(nsec3.NextHashedOwnerName.Span) < 0 ? after && before : (after || before) && !owner.AsSpan().SequenceEqual(hash);
            default:
                return false;
        }
    }
}
