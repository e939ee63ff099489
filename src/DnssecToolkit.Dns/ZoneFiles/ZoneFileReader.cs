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
public sealed class ZoneFileReader : IDisposable
{
    private const int MaximumGeneratedOctets = 8 << 20;
    private const int OriginalTtlOffset = 4;

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

    private bool Fail(string problem, int at)
    {
        (_problem, _problemAt) = (problem, at);
        return false;
    }

    private void AddError(ParseError error)
    {
        ErrorCount++;
        if (_errors.Count < Math.Max(_options.MaximumErrorsKept, 1))
        {
            _errors.Add(_source.Name is { } name ? error with { Problem = $"in the included file {RdataText.Show(Encoding.UTF8.GetBytes(name))}: {error.Problem}" } : error);
        }

        _stopped |= !_options.KeepGoing;
    }

    /// <summary>Goes on behind the line on which a record began whose end is not to be found.</summary>
    private void Recover(ParseError error, int octetsRead)
    {
        AddError(error);
        while (!_stopped)
        {
            var lineEnd = _source.Window.IndexOf((byte)'\n');
            if (lineEnd >= 0)
            {
                _source.Advance(lineEnd + 1);
                break;
            }

            _source.Advance(_source.Window.Length);
            if (_source.IsLast)
            {
                return;
            }

            _source.Fill();
        }

        // The lines behind an open parenthesis are read a second time. A file of nothing else must not be read over and over.
        _readAgain += octetsRead;
        if (!_stopped && _readAgain > 4L * Math.Max(_options.MaximumRecordLength, 1 << 16))
        {
            AddError(new ParseError("too many records have no end; the rest is not read", Line: _source.Line));
            _stopped = true;
        }
    }

    private ReadOnlySpan<byte> Word(ReadOnlySpan<byte> text, int index) => text.Slice(_tokens[index].Start, _tokens[index].Length);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadRecord(ReadOnlySpan<byte> text)
    {
        var next = 0;
        if (text[0] is (byte)' ' or (byte)'\t')
        {
            if (_ownerLength == 0)
            {
                return Fail("the owner is missing: the line begins with a blank, and no owner is known from before", 0);
            }

        }
        else
        {
            if (!ReadOwner(text))
            {
                return false;
            }

            next++;
        }

        uint? ttl = null;
        RecordClass? @class = null;
        RecordType type;
        while (true)
        {
            if (next == _tokens.Count)
            {
                return Fail("the type is missing", _tokens[next - 1].End);
            }

            var word = Word(text, next);
            var at = _tokens[next++].Start;
            if (ttl is null && !word.IsEmpty && word[0] is >= (byte)'0' and <= (byte)'9')
            {
                if (!TextNumbers.TryTtl(word, out var seconds))
                {
                    return Fail($"{RdataText.Show(word)} is not a TTL such as 3600 or 1h30m", at);
                }

                ttl = seconds;
            }
            else if (@class is null && Mnemonics.TryClass(word, out var stated))
            {
                @class = stated;
            }
            else if (Mnemonics.TryType(word, out type) && (_tokens[next - 1].Forms & TokenForms.Quoted) == 0)
            {
                break;
            }
            else
            {
                return Fail($"{RdataText.Show(word)} is not a record type", at);
            }
        }

        _class = @class ?? _class;
        _rdata.TruncateTo(0);
        var data = new RdataText(text, _tokens.Span[next..], _origin, _rdata);
        IsWellFormed = !data.IsGeneric;
        RdataFormats.ReadText(type, _class, ref data);
        if (data.Problem is null && _rdata.Length > ushort.MaxValue)
        {
            data.Fail($"RDATA has at most {ushort.MaxValue} octets, not {_rdata.Length}");
        }

        if (data.Problem is { } problem)
        {
            return Fail(problem, data.ProblemAt);
        }

        if (!IsWellFormed)
        {
            IsWellFormed = !RdataFormats.HasForm(type, _class) || Rdata.Read(type, RdataWire) is not MalformedRdata;
        }

        if ((ttl ?? _defaultTtl ?? _lastTtl ?? TtlOfData(type) ?? _options.DefaultTtl) is not { } found)
        {
            return Fail("the TTL is missing: neither the record, a $TTL directive nor a record before gives one", _tokens[0].Start);
        }

        _lastTtl = found;
        (Type, Class, Ttl) = (type, _class, found);
        (HasSameOwner, _ownerChanged) = (!_ownerChanged, false);
        return true;
    }

    /// <summary>The minimum of an SOA (RFC 1035 §5.2 practice) or the original TTL of an RRSIG, where nothing else gives a TTL.</summary>
    private uint? TtlOfData(RecordType type) => !IsWellFormed ? null
        : type == RecordType.Soa ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(RdataWire[^4..])
        : type == RecordType.Rrsig ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(RdataWire[OriginalTtlOffset..])
        : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadOwner(ReadOnlySpan<byte> text)
    {
        var token = _tokens[0];
        string? problem;
        int length = 0, at = 0;
        if ((token.Forms & ~TokenForms.Escaped) != 0)
        {
            problem = "an owner does not stand in quotes";
        }
        else
        {
            problem = NameText.Read(Word(text, 0), _origin, _ownerRoom, out length, out at);
        }

        if (problem is not null)
        {
            // Lines that leave out the owner would go to the wrong one.
            _ownerLength = 0;
            return Fail($"the owner: {problem}", token.Start + at);
        }

        if (!_ownerRoom.AsSpan(0, length).SequenceEqual(OwnerWire))
        {
            _ownerChanged = true;
            (_owner, _ownerRoom, _ownerLength) = (_ownerRoom, _owner, length);
            _ownerName = null;
        }

        return true;
    }

    private bool Directive(ReadOnlySpan<byte> text)
    {
        var word = Word(text, 0);
        var arguments = _tokens.Count - 1;
        if (AsciiCase.Equals(word, "$ORIGIN"u8))
        {
            return arguments == 1 ? SetOrigin(text, 1) : Fail("$ORIGIN takes one name", 0);
        }

        if (AsciiCase.Equals(word, "$TTL"u8))
        {
            if (arguments != 1 || !TextNumbers.TryTtl(Word(text, 1), out var seconds))
            {
                return Fail("$TTL takes one number of seconds such as 3600 or 1h30m", 0);
            }

            _defaultTtl = seconds;
            return true;
        }

        if (AsciiCase.Equals(word, "$INCLUDE"u8))
        {
            return arguments is 1 or 2 ? BeginInclude(text) : Fail("$INCLUDE takes the name of a file and perhaps an origin", 0);
        }

        if (AsciiCase.Equals(word, "$GENERATE"u8))
        {
            if (_options.MaximumGeneratedRecords <= 0)
            {
                return Fail("$GENERATE is not allowed here", 0);
            }

            return GenerateDirective.Read(text, _tokens.Span[1..], out _generate) is not { } problem || Fail(problem, 0);
        }

        return Fail($"{RdataText.Show(word)} is not a directive; $ORIGIN, $TTL, $INCLUDE and $GENERATE are", 0);
    }

    private bool SetOrigin(ReadOnlySpan<byte> text, int index)
    {
        Span<byte> wire = stackalloc byte[DomainName.MaximumWireLength];
        var problem = (_tokens[index].Forms & ~TokenForms.Escaped) != 0
            ? "a name does not stand in quotes"
            : NameText.Read(Word(text, index), _origin, wire, out _, out _);
        if (problem is null)
        {
            NameText.Read(Word(text, index), _origin, wire, out var length, out _);
            _origin = wire[..length].ToArray();
            return true;
        }

        // Names relative to the origin that was meant must not be completed with the one before.
        _origin = [];
        return Fail($"the origin: {problem}", _tokens[index].Start);
    }

    private bool BeginInclude(ReadOnlySpan<byte> text)
    {
        if (_options.OpenInclude is null)
        {
            return Fail("$INCLUDE is not allowed here", 0);
        }

        if (_includes.Count >= _options.MaximumIncludeDepth)
        {
            return Fail($"$INCLUDE nests deeper than {_options.MaximumIncludeDepth} files", 0);
        }

        _rdata.TruncateTo(0);
        if (!RdataText.TryUnescape(Word(text, 1), _rdata, out var at))
        {
            return Fail($"the name of the file has {NameText.BadEscape}", _tokens[1].Start + at);
        }

        var name = Encoding.UTF8.GetString(_rdata.Written);
        var outerOrigin = _origin;
        if (_tokens.Count == 3 && !SetOrigin(text, 2))
        {
            _origin = outerOrigin;
            return false;
        }

        if (_options.OpenInclude(name) is not { } stream)
        {
            _origin = outerOrigin;
            return Fail($"the included file {RdataText.Show(_rdata.Written)} is not there or not allowed", _tokens[1].Start);
        }

        _includes.Push(new Include(_source, outerOrigin, OwnerWire.ToArray()));
        _source = new ZoneTextSource(stream, leaveOpen: false, _options.MaximumRecordLength, name);
        return true;
    }

    /// <summary>Goes back to the file that included the one at its end; false where there is none.</summary>
    private bool EndInclude()
    {
        if (!_includes.TryPop(out var outer))
        {
            return false;
        }

        _source.Dispose();
        (_source, _origin) = (outer.Source, outer.Origin);
        outer.Owner.CopyTo(_owner, 0);
        _ownerLength = outer.Owner.Length;
        _ownerName = null;
        _ownerChanged = true;
        return true;
    }

    /// <summary>Makes the next record of a $GENERATE directive; false where none is left or it fails.</summary>
    private bool Generate()
    {
        if (_generate!.Remaining == 0)
        {
            _generate = null;
            return false;
        }

        _generated ??= new WireWriter();
        _generated.TruncateTo(0);
        var problem = _generate.Next(_generated);
        _generatedOctets += _generated.Length;
        if (++_generatedRecords > _options.MaximumGeneratedRecords || _generatedOctets > MaximumGeneratedOctets)
        {
            problem = $"$GENERATE makes more than {_options.MaximumGeneratedRecords} records or {MaximumGeneratedOctets} octets; the rest of them is not read";
        }

        if (problem is null
            && RecordTokenizer.Tokenize(_generated.Written, isLast: true, _tokens, out _, out problem, out _) == TokenizerOutcome.Record
            && ReadRecord(_generated.Written))
        {
            return true;
        }

        AddError(new ParseError($"$GENERATE: {problem ?? _problem}", Line: Line));
        _generate = null;
        return false;
    }

    private sealed record Include(ZoneTextSource Source, byte[] Origin, byte[] Owner);
}
