using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Checking;
using DnssecToolkit.Validation.Zones.Reading;
using DnssecToolkit.Validation.Zones.Signatures;

namespace DnssecToolkit.Validation.Zones;

/// <summary>One reading of a zone file, either streaming or sorting.</summary>
internal sealed class ZoneRun : IRecordSink, IDisposable
{
    private const int ReportEvery = 1 << 20;
    private const int WindowNodes = 16384;

    private readonly ZoneLines _lines;
    private readonly ZoneScanner _scanner;
    private readonly TrustAnchors? _anchors;
    private readonly DateTimeOffset _at;
    private readonly ZoneVerificationOptions _options;
    private readonly FindingLog _log;
    private readonly SignaturePipeline _pipeline;
    private readonly NodeWindow _window;
    private readonly NodeSorter? _sorter;
    private readonly List<ZoneNode> _hashed = [];
    private readonly Lock _failureLock = new();
    private readonly Dictionary<(DomainName Owner, ushort Type, byte Algorithm), int> _failures = [];
    private ZoneNode? _node;
    private ZoneChecker? _checker;
    private DomainName? _apex;
    private ushort _class;
    private long _records;
    private long _unreadable;
    private long _bad;
    private long _bogus;
    private int _hashedOctets;
    private long _reported;

    public ZoneRun(
        Stream zoneFile,
        DomainName? origin,
        TrustAnchors? anchors,
        DateTimeOffset at,
        ZoneVerificationOptions options,
        IProgress<ZoneProgress>? progress,
        bool sort,
        CancellationToken cancellation)
    {
        (_anchors, _at, _options) = (anchors, at, options);
        _log = new FindingLog(options.FindingsPerCode);
        _pipeline = new SignaturePipeline(options.Threads, Bad, cancellation);
        _window = new NodeWindow(WindowNodes, options.ReorderingOctets, Emit);
        _sorter = sort ? new NodeSorter() : null;
        var total = zoneFile.CanSeek ? zoneFile.Length : (long?)null;
        _lines = new ZoneLines(zoneFile, this)
        {
            AfterRead = () =>
            {
                cancellation.ThrowIfCancellationRequested();
                if (progress is not null && _lines!.OctetsRead - _reported >= ReportEvery)
                {
                    _reported = _lines.OctetsRead;
                    progress.Report(new ZoneProgress(_reported, total, _records));
                }
            },
        };
        _scanner = new ZoneScanner(_lines, origin, this);
    }

    /// <summary>Reads and checks everything; false when the order of the file does not allow streaming.</summary>
    public bool TryRun([NotNullWhen(true)] out ZoneReport? report)
    {
        report = null;
        try
        {
            _scanner.Run();
            EndNode();
            if (_sorter is not null)
            {
                _sorter.Emit(Emit);
            }
            else
            {
                _window.Flush();
                EmitHashed();
            }
        }
        catch (NotInOrderException)
        {
            return false;
        }

        _checker?.Finish();
        _pipeline.Finish();
        report = Report();
        return true;
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _checker?.Dispose();
    }

    void IRecordSink.Record(ReadOnlySpan<byte> owner, bool sameOwner, ushort @class, ushort type, uint ttl, ReadOnlySpan<byte> data, int line)
    {
        _records++;
        if (@class != _class)
        {
            if (_class == 0)
            {
                _class = @class;
            }
            else
            {
                _log.Add("zone-other-class", Severity.Error, owner, type, line, $"class {new RecordClass(@class)} in a zone of class {new RecordClass(_class)}");
                return;
            }
        }

        if (_node is null || (!sameOwner && !owner.SequenceEqual(_node.Name)))
        {
            EndNode();
            _node = _window.Rent();
            _node.Reset(owner);
        }

        if (type == TypeNumbers.Soa)
        {
            _apex ??= DomainName.FromWire(owner);
        }

        _node.Add(type, ttl, data, line);
    }

    void IRecordSink.Unreadable(ParseError error)
    {
        _unreadable++;
        _log.Add("zone-syntax", Severity.Error, [], null, error.Line, error.Problem);
    }

    private void EndNode()
    {
        if (_node is not { } node)
        {
            return;
        }

        _node = null;
        if (_sorter is not null)
        {
            _sorter.Add(node);
            _window.Return(node);
        }
        else if (node.Records[0].Covered == TypeNumbers.Nsec3 && ZoneChecker.HasOnlySignaturesOfHashes(node))
        {
            throw new NotInOrderException(); // its NSEC3 record stands elsewhere
        }
        else if (_checker is { ApexSeen: true, NeedsFullOrder: false } && ZoneChecker.IsHashOnly(node))
        {
            // The chain of hashes is sorted apart, so its records may stand anywhere.
            EmitHashed();
            _checker.Check(node);
            _window.Return(node);
        }
        else if (_checker is null && _apex is not null && ZoneChecker.IsHashOnly(node))
        {
            // The apex waits in the window. If there are many, the file begins with them: sort it.
            _hashed.Add(node);
            _hashedOctets += node.Size;
            if (_hashedOctets > _options.ReorderingOctets)
            {
                throw new NotInOrderException();
            }
        }
        else if (!_window.TryAdd(node))
        {
            throw new NotInOrderException();
        }
    }

    private void EmitHashed()
    {
        if (_hashed.Count == 0)
        {
            return;
        }

        if (_checker is { NeedsFullOrder: true })
        {
            throw new NotInOrderException();
        }

        foreach (var node in _hashed)
        {
            Emit(node);
            _window.Return(node);
        }

        _hashed.Clear();
    }

    /// <summary>Takes the names in canonical order.</summary>
    private void Emit(ZoneNode node)
    {
        if (_checker is null)
        {
            if (_apex is null)
            {
                if (_sorter is null)
                {
                    throw new NotInOrderException(); // the SOA is far down, or absent: sorting finds out
                }

                return;
            }

            _checker = new ZoneChecker(_apex, _class, _anchors, _at, _options, _log, _pipeline);
        }

        _checker.Check(node);
    }

    private void Bad(SignatureBatch batch, SignatureItem item, SignatureOutcome outcome)
    {
        var data = batch.Data(item);
        var prefix = RRsetSignatureChecker.PrefixLength(data);
        var owner = data[prefix..];
        owner = owner[..NameText.WireLength(owner)];
        var type = BinaryPrimitives.ReadUInt16BigEndian(data);
        var key = batch.Key;
        lock (_failureLock)
        {
            _bad++;
            if (item.Siblings <= 1)
            {
                _bogus++;
            }
            else
            {
                // The RRset is bogus only when all signatures by the algorithm are bad.
                var place = (DomainName.FromWire(owner), type, key.Algorithm);
                var count = _failures.GetValueOrDefault(place) + 1;
                _failures[place] = count;
                _bogus += count == item.Siblings ? 1 : 0;
            }
        }

        var facts = _log.Keeps("rrsig-invalid") ? SignatureFacts.Of(outcome) : "";
        _log.Add("rrsig-invalid", Severity.Error, owner, type, item.Line, facts, key.Algorithm, key.Tag);
    }

    private ZoneReport Report()
    {
        var statistics = _checker?.Statistics ?? new ZoneStatistics();
        statistics.Octets = _lines.OctetsRead;
        statistics.Records = _records;
        statistics.Signatures = _pipeline.Count;
        statistics.BadSignatures = _bad;
        statistics.BogusRRsets = _bogus;
        statistics.Sorted = _sorter is not null;
        if (_apex is null)
        {
            _log.Add("zone-no-soa", Severity.Error, [], TypeNumbers.Soa, null, "the file has no SOA record: it is no zone");
        }
        else if (_checker is { IsSigned: false })
        {
            _log.Add("zone-unsigned", Severity.Notice, _apex.ToCanonicalWire(), null, null, "the zone is not signed");
        }

        return new ZoneReport(
            _apex, _checker?.Serial, _at, Status(), _checker?.AnchorTrusts, [.. _log.InOrder()], _log.Counts.ToImmutableDictionary(), statistics);
    }

    private SecurityStatus Status()
    {
        if (_checker is null || _checker.Serial is null || _unreadable > 0)
        {
            return SecurityStatus.Indeterminate;
        }

        if (!_checker.IsSigned)
        {
            return _anchors?.InForce(_at).Closest(_apex!) is { } anchor && anchor.Zone == _apex ? SecurityStatus.Bogus : SecurityStatus.Insecure;
        }

        return !_checker.IsCheckable && _checker.Statistics.Keys > 0 ? SecurityStatus.Indeterminate
            : _log.Errors > 0 ? SecurityStatus.Bogus
            : SecurityStatus.Secure;
    }

    /// <summary>The file's order does not allow streaming.</summary>
    private sealed class NotInOrderException : Exception;
}
