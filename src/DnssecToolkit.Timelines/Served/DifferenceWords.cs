using System.Globalization;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>Differences of RRsets in words.</summary>
internal static class DifferenceWords
{
    private const int MostRecords = 4;
    private const int WidestRecord = 60;

    public static string Of(RecordDifference difference)
    {
        var what = $"{difference.Owner} {difference.Type}{(difference.HashedApex is { } apex ? $" (of {apex} itself)" : "")}";
        return difference.Kind switch
        {
            DifferenceKind.None => $"{what} is the same",
            DifferenceKind.Added => $"{what} added: {Records(difference.AddedData)}{Signed(difference.After!)}",
            DifferenceKind.Removed => $"{what} removed: it was {Records(difference.RemovedData)}",
            _ => $"{what}: {string.Join("; ", Parts(difference))}",
        };
    }

    private static IEnumerable<string> Parts(RecordDifference difference)
    {
        if (!difference.AddedData.IsEmpty || !difference.RemovedData.IsEmpty)
        {
            yield return string.Join(", ", new[]
            {
                difference.RemovedData.IsEmpty ? null : $"without {Records(difference.RemovedData)}",
                difference.AddedData.IsEmpty ? null : $"with {Records(difference.AddedData)}",
            }.OfType<string>());
        }

        var (gone, come) = (difference.RemovedSignatures, difference.AddedSignatures);
        if (!gone.IsEmpty || !come.IsEmpty)
        {
            yield return come.IsEmpty ? $"no RRSIG by {Keys(gone)} any more"
                : gone.IsEmpty ? $"RRSIG by {Keys(come)} added ({Period(come[0])})"
                : Keys(gone) != Keys(come) ? $"RRSIG by {Keys(come)} instead of {Keys(gone)} ({Period(come[0])})"
                : Period(gone[0]) != Period(come[0]) ? $"signed anew by {Keys(come)} ({Period(come[0])} instead of {gone[0].Inception} to {gone[0].Expiration})"
                : $"other octets of the RRSIG by {Keys(come)}, period and key tag alike";
        }

        if (difference.Before!.Set.Ttl != difference.After!.Set.Ttl)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"TTL {difference.After.Set.Ttl} instead of {difference.Before.Set.Ttl}");
        }
    }

    private static string Signed(SignedRRset set) => set.Signatures.IsEmpty ? ", unsigned" : $", RRSIG by {Keys(set.Signatures)}";

    private static string Keys(IEnumerable<Rrsig> signatures) =>
        string.Join(", ", signatures.Select(rrsig => rrsig.KeyTag).Distinct().Select(tag => tag.ToString(CultureInfo.InvariantCulture)));

    private static string Period(Rrsig rrsig) => $"valid {rrsig.Inception} to {rrsig.Expiration}";

    public static string Records(IReadOnlyCollection<Rdata> data)
    {
        var shown = string.Join(" and ", data.Take(MostRecords).Select(Record));
        return data.Count > MostRecords ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {data.Count - MostRecords} more") : shown;
    }

    private static string Record(Rdata data)
    {
        var text = data switch
        {
            Ds ds => string.Create(CultureInfo.InvariantCulture, $"{ds.KeyTag} {ds.Algorithm} {ds.DigestType} {Ends(Convert.ToHexString(ds.Digest.Span))}"),
            Dnskey key => string.Create(CultureInfo.InvariantCulture, $"key {KeyTag.Of(key)} ({(key.IsSecureEntryPoint ? "KSK" : "ZSK")}, {key.Algorithm}{(key.IsRevoked ? ", revoked" : "")})"),
            Soa soa => string.Create(CultureInfo.InvariantCulture, $"serial {soa.Serial}"),
            _ => data.ToString()!,
        };
        return text.Length <= WidestRecord ? text : text[..(WidestRecord - 1)] + "…";
    }

    // Digests are told apart by either end; one typed by hand often differs at the last.
    private static string Ends(string hex) => hex.Length <= 20 ? hex : $"{hex[..8]}…{hex[^8..]}";
}
