using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>Reads the records of a zone file one after another, in memory that does not grow with the file (RFC 1035 §5, RFC 2308 §4).</summary>
/// <remarks>
/// <para>Call <see cref="Read"/> until it gives false, then look at <see cref="Errors"/>. Between the calls the record at hand is seen as
/// spans (<see cref="OwnerWire"/>, <see cref="RdataWire"/>), which cost nothing and are good until the next call, or as a <see cref="Record"/>.</para>
/// <para>Directives: $ORIGIN, $TTL, $INCLUDE (only as <see cref="ZoneFileOptions.OpenInclude"/> allows) and $GENERATE (within a budget).</para>
/// <para>Not thread-safe. No input makes it throw; the stream may.</para>
/// </remarks>
public sealed partial class ZoneFileReader : IDisposable
{
    private readonly ZoneFileOptions _options;
    private readonly TokenList _tokens = new();
    private readonly WireWriter _rdata = new(capacity: 4096);
    private readonly Stack<Include> _includes = new();
    private readonly List<ParseError> _errors = [];
    private ZoneTextSource _source;
    private GenerateDirective? _generate;
    private WireWriter? _generated;
    private int _generatedRecords;
    private long _generatedOctets;
    private long _readAgain;
    private byte[] _owner = new byte[DomainName.MaximumWireLength];
    private byte[] _ownerRoom = new byte[DomainName.MaximumWireLength];
    private int _ownerLength;
    private bool _ownerChanged = true;
    private DomainName? _ownerName;
    private byte[] _origin;
    private RecordClass _class;
    private uint? _defaultTtl;
    private uint? _lastTtl;
    private bool _stopped;
    private string? _problem;
    private int _problemAt;

    /// <summary>Reads UTF-8 text from a stream, with or without a byte order mark.</summary>
    public ZoneFileReader(Stream stream, ZoneFileOptions? options = null, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _options = options ?? new ZoneFileOptions();
        _source = new ZoneTextSource(stream, leaveOpen, _options.MaximumRecordLength);
        _origin = _options.Origin.Wire.ToArray();
        _class = _options.Class;
    }

    /// <summary>Reads text.</summary>
    public ZoneFileReader(TextReader reader, ZoneFileOptions? options = null, bool leaveOpen = false)
        : this(new Utf8TextStream(reader, leaveOpen), options)
    {
    }

    /// <summary>The owner of the record in wire form, in its original case. Good until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> OwnerWire => _owner.AsSpan(0, _ownerLength);

    /// <summary>The class of the record.</summary>
    public RecordClass Class { get; private set; }

    /// <summary>The TTL of the record in seconds.</summary>
    public uint Ttl { get; private set; }

    /// <summary>The type of the record.</summary>
    public RecordType Type { get; private set; }

    /// <summary>The data of the record in wire form, names in full and in their original case. Good until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> RdataWire => _rdata.Written;

    /// <summary>Whether the data has the form of its type. It lacks that only where it was written in hexadecimal (RFC 3597 §5).</summary>
    public bool IsWellFormed { get; private set; }

    /// <summary>The line on which the record begins, from 1; within an included file its own lines are counted.</summary>
    public int Line { get; private set; }

    /// <summary>Whether the owner is known to be octet for octet that of the record that the last <see cref="Read"/> gave.</summary>
    public bool HasSameOwner { get; private set; }

    /// <summary>The name that completes relative names now.</summary>
    public DomainName Origin => _origin.Length == 0 ? DomainName.Root : DomainName.FromWire(_origin);

    /// <summary>The errors so far, as many as <see cref="ZoneFileOptions.MaximumErrorsKept"/> lets be kept.</summary>
    public IReadOnlyList<ParseError> Errors => _errors;

    /// <summary>How many errors there were, kept or not.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>The record as an object.</summary>
    public ResourceRecord Record
    {
        get
        {
            _ownerName ??= DomainName.FromWire(OwnerWire);
            return new ResourceRecord(
                _ownerName, Class, Ttl, RdataFormats.HasForm(Type, Class) ? Rdata.Read(Type, RdataWire) : new UnknownRdata(Type, RdataWire));
        }
    }

    /// <summary>Reads a whole text; the first error fails it.</summary>
    public static ParseResult<ImmutableArray<ResourceRecord>> Parse(string text, ZoneFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var reader = new ZoneFileReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), options);
        var records = ImmutableArray.CreateBuilder<ResourceRecord>();
        while (reader.Read())
        {
            records.Add(reader.Record);
        }

        return reader.Errors.Count > 0 ? reader.Errors[0] : records.ToImmutable();
    }

    /// <summary>The records that are left, one by one.</summary>
    public IEnumerable<ZoneFileRecord> ReadToEnd()
    {
        while (Read())
        {
            yield return new ZoneFileRecord(Record, Line);
        }
    }

    /// <summary>Goes to the next record.</summary>
    /// <returns>False at the end, and at the first error unless <see cref="ZoneFileOptions.KeepGoing"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        while (!_stopped)
        {
            if (_generate is not null)
            {
                if (Generate())
                {
                    return true;
                }

                continue;
            }

            var window = _source.Window;
            if (window.IsEmpty && _source.IsLast)
            {
                _stopped = !EndInclude();
                continue;
            }

            switch (RecordTokenizer.Tokenize(window, _source.IsLast, _tokens, out var length, out var problem, out var problemAt))
            {
                case TokenizerOutcome.NeedsMore:
                    if (!_source.Fill())
                    {
                        Recover(new ParseError($"a record is longer than {_options.MaximumRecordLength} octets", Line: _source.Line, Column: 1), window.Length);
                    }

                    break;
                case TokenizerOutcome.Broken:
                    Recover(TextPlace.Error(problem!, window, problemAt, _source.Line), length);
                    break;
                default:
                    if (_tokens.Count == 0)
                    {
                        _source.Advance(length);
                    }
                    else if (ReadEntry(window[..length]))
                    {
                        return true;
                    }

                    break;
            }
        }

        return false;
    }

    /// <summary>Closes the streams.</summary>
    public void Dispose()
    {
        _source.Dispose();
        while (_includes.TryPop(out var include))
        {
            include.Source.Dispose();
        }
    }

    /// <summary>Takes a record or a directive; true for a record.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadEntry(ReadOnlySpan<byte> text)
    {
        Line = _source.Line;
        var first = _tokens[0];
        var source = _source;
        var isDirective = first is { Start: 0, Forms: TokenForms.Plain } && text[0] == '$';
        var done = isDirective ? Directive(text) : ReadRecord(text);
        if (!done)
        {
            AddError(TextPlace.Error(_problem!, text, _problemAt, Line));
        }

        source.Advance(text.Length);
        return done && !isDirective;
    }

    private ReadOnlySpan<byte> Word(ReadOnlySpan<byte> text, int index) => text.Slice(_tokens[index].Start, _tokens[index].Length);
}
