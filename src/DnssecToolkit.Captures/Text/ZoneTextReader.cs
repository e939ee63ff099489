using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>Reads a zone file into a stand-in, or several where it has the SOA of several zones; without any SOA, its RRsets count as answers.</summary>
internal static class ZoneTextReader
{
    private const int UdpPayloadSize = 1232;

    /// <summary>Reads the file.</summary>
    public static IEnumerable<Exchange> Read(StreamWindow window, string? name, CaptureReaderOptions options, LossLog losses, Action<ZoneStandIn> onStandIn)
    {
        var records = ReadRecords(window, options, losses);
        var origins = records.Where(record => record.Type == RecordType.Soa).Select(record => record.Owner).Distinct().ToArray();
        var server = options.Server ?? (name is null ? null : ServerAddress.Named(name));
        foreach (var origin in origins)
        {
            var zone = origins.Length == 1 ? records : records.Where(record => IsOf(record, origin, origins));
            onStandIn(new ZoneStandIn(origin, zone, server, options.TimeOfUndated));
        }

        return origins.Length > 0 ? [] : AsAnswers(records, server ?? ServerAddress.Named("unknown"), name, options.TimeOfUndated ?? DateTimeOffset.UnixEpoch);
    }

    private static List<ResourceRecord> ReadRecords(StreamWindow window, CaptureReaderOptions options, LossLog losses)
    {
        var records = new List<ResourceRecord>();
        var fileOptions = new ZoneFileOptions { Origin = options.Origin ?? DomainName.Root, DefaultTtl = 0, KeepGoing = true };
        using var reader = new ZoneFileReader(new WindowStream(window), fileOptions);
        while (reader.Read())
        {
            records.Add(reader.Record);
        }

        foreach (var error in reader.Errors)
        {
            losses.Add(error.Problem, error.Offset, null, error.Line, error.Column);
        }

        if (reader.ErrorCount > reader.Errors.Count)
        {
            losses.Add(FormattableString.Invariant($"{reader.ErrorCount - reader.Errors.Count} more errors are not listed"));
        }

        return records;
    }

    // Which of several zones in one file a record is of. At a zone cut both sides have an NS; a DS is the parent's, and so is an NSEC that lists no SOA.
    private static bool IsOf(ResourceRecord record, DomainName origin, DomainName[] origins)
    {
        if (!record.Owner.IsAtOrBelow(origin))
        {
            return false;
        }

        if (record.Data is Rrsig rrsig)
        {
            return rrsig.SignersName == origin;
        }

        var isCut = origins.Contains(record.Owner);
        var isParents = isCut && !record.Owner.IsRoot && (record.Type == RecordType.Ds || (record.Data is Nsec nsec && !nsec.Types.Contains(RecordType.Soa)));
        var holder = Deepest(origins, isParents ? record.Owner.Parent : record.Owner);
        return holder == origin || (isCut && record.Type == RecordType.Ns && !record.Owner.IsRoot && Deepest(origins, record.Owner.Parent) == origin);
    }

    private static DomainName? Deepest(DomainName[] origins, DomainName name) =>
        origins.Where(name.IsAtOrBelow).MaxBy(origin => origin.LabelCount);

    private static IEnumerable<Exchange> AsAnswers(List<ResourceRecord> records, ServerAddress server, string? source, DateTimeOffset at)
    {
        var sets = records.GroupBy(record => new Question(record.Owner, record.Data is Rrsig rrsig ? rrsig.TypeCovered : record.Type, record.Class));
        foreach (var set in sets)
        {
            var answer = new Message
            {
                IsResponse = true,
                Questions = [set.Key],
                Answer = [.. set.OrderBy(record => record.Type == RecordType.Rrsig)],
                Edns = new Edns(UdpPayloadSize, dnssecOk: true),
            };
            yield return new Exchange(at, server, Transport.File, default, new Outcome.Answered(answer.ToWire())) { Source = source, IsRemade = true };
        }
    }
}
