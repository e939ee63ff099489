using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <content>A record: its owner, TTL, class and type in either order (RFC 1035 §5.1), and what stands in for those left out.</content>
public sealed partial class ZoneFileReader
{
    private const int OriginalTtlOffset = 4;

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
        : type == RecordType.Soa ? BinaryPrimitives.ReadUInt32BigEndian(RdataWire[^4..])
        : type == RecordType.Rrsig ? BinaryPrimitives.ReadUInt32BigEndian(RdataWire[OriginalTtlOffset..])
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
}
