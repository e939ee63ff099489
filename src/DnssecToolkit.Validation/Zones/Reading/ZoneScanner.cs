using System.Buffers;
using System.Globalization;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>
/// Reads zone-file text (RFC 1035 §5, RFC 2308 §4) as octets: a record a line goes straight to wire form, everything
/// rarer (parentheses, quotes, comments behind data, escapes) over a copy of the record without them.
/// </summary>
/// <remarks>A record that cannot be read is reported with its line and left out; the next line is tried.</remarks>
internal sealed class ZoneScanner
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("();\"\\"u8);

    private readonly ZoneLines _lines;
    private readonly LogicalRecord _logical;
    private readonly IRecordSink _sink;
    private readonly byte[] _lastOwnerText = new byte[2048];
    private readonly byte[] _owner = new byte[NameText.MaximumWire + 1];
    private readonly byte[] _data = new byte[(1 << 16) + 1024];
    private readonly byte[] _origin = new byte[NameText.MaximumWire + 1];
    private int _lastOwnerTextLength = -1;
    private int _ownerLength;
    private bool _ownerChanged = true;
    private int _originLength;
    private uint? _defaultTtl;
    private uint? _lastTtl;

    public ZoneScanner(ZoneLines lines, DomainName? origin, IRecordSink sink)
    {
        (_lines, _sink) = (lines, sink);
        _logical = new LogicalRecord(lines, sink);
        if (origin is not null)
        {
            origin.Wire.CopyTo(_origin);
            _originLength = origin.Wire.Length;
        }
    }

    private ReadOnlySpan<byte> Origin => _origin.AsSpan(0, _originLength);

    /// <summary>Reads everything.</summary>
    public void Run()
    {
        while (_lines.TryRead(out var line))
        {
            if (line.IsEmpty || line[0] == ';')
            {
                continue;
            }

            if (line.IndexOfAny(Special) < 0)
            {
                Record(line, _lines.Number, plain: true);
            }
            else
            {
                SpreadRecord(line);
            }
        }
    }

    private void SpreadRecord(ReadOnlySpan<byte> line)
    {
        var first = _lines.Number;
        if (_logical.TryGather(line, out var text) && text.IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
        {
            Record(text, first, plain: text.IndexOfAny(Special) < 0);
        }
    }

    private void Record(ReadOnlySpan<byte> text, int line, bool plain)
    {
        var fields = new FieldText(text);
        if (text[0] is not ((byte)' ' or (byte)'\t'))
        {
            var ownerText = fields.Next();
            if (ownerText[0] == '$')
            {
                Directive(ownerText, ref fields, line);
                return;
            }

            if (!ownerText.SequenceEqual(_lastOwnerText.AsSpan(0, Math.Max(_lastOwnerTextLength, 0))))
            {
                _ownerChanged = true;
                _ownerLength = NameText.Read(ownerText, Origin, _owner);
                NameText.Lower(_owner.AsSpan(0, _ownerLength));
                _lastOwnerTextLength = _ownerLength > 0 && ownerText.Length <= _lastOwnerText.Length ? ownerText.Length : -1;
                ownerText[..Math.Max(_lastOwnerTextLength, 0)].CopyTo(_lastOwnerText);
                if (_ownerLength == 0)
                {
                    Fail(line, $"\"{Show(ownerText)}\" is not a name{(_originLength == 0 ? " (a relative name needs an origin)" : "")}");
                    return;
                }
            }
        }
        else if (fields.AtEnd)
        {
            return;
        }
        else if (_ownerLength == 0)
        {
            Fail(line, "the record has no owner: no good owner stands before it");
            return;
        }

        uint? ttl = null;
        ushort? @class = null;
        ReadOnlySpan<byte> field;
        int type;
        while (true)
        {
            field = fields.Next();
            if (field.IsEmpty)
            {
                Fail(line, "the record has no type");
                return;
            }

            if ((uint)(field[0] - '0') <= 9)
            {
                if (ttl is not null || !FieldText.TryTtl(field, out var seconds))
                {
                    Fail(line, $"\"{Show(field)}\" is neither a TTL nor a type");
                    return;
                }

                ttl = seconds;
                continue;
            }

            if (@class is null && field.Length == 2 && (field[0] | 0x20) == 'i' && (field[1] | 0x20) == 'n')
            {
                @class = 1;
                continue;
            }

            type = CommonData.ReadType(field);
            if (type >= 0)
            {
                break;
            }

            if (@class is null && RecordClass.TryParse(Encoding.Latin1.GetString(field), out var other))
            {
                @class = other.Number;
                continue;
            }

            Fail(line, $"\"{Show(field)}\" is not a record type");
            return;
        }

        var rest = fields.Rest;
        var length = plain ? CommonData.TryRead((ushort)type, ref fields, Origin, _data) : -1;
        if (length < 0)
        {
            var read = GeneralData.Read(new RecordType((ushort)type), rest, Origin);
            if (!read.TryGet(out var data))
            {
                Fail(line, read.Error!.Problem);
                return;
            }

            length = data.Length;
            data.Span.CopyTo(_data);
        }

        if (length > ushort.MaxValue)
        {
            Fail(line, "the data is longer than 65535 octets");
            return;
        }

        if (ttl is null)
        {
            // RFC 2308 §4: $TTL; RFC 1035 §5.1: else the last one; and, as is the custom, the SOA's own minimum.
            ttl = _defaultTtl ?? _lastTtl ?? (type == 6 && length >= 20 ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(length - 4)) : null);
            if (ttl is null)
            {
                Fail(line, "the record has no TTL and no $TTL or other record stands before it");
                return;
            }
        }

        _lastTtl = ttl;
        _sink.Record(_owner.AsSpan(0, _ownerLength), !_ownerChanged, @class ?? 1, (ushort)type, ttl.Value, _data.AsSpan(0, length), line);
        _ownerChanged = false;
    }

    private void Directive(ReadOnlySpan<byte> name, ref FieldText fields, int line)
    {
        var text = Encoding.Latin1.GetString(name);
        var argument = fields.Next();
        if (text.Equals("$ORIGIN", StringComparison.OrdinalIgnoreCase))
        {
            Span<byte> wire = stackalloc byte[NameText.MaximumWire + 1];
            var length = NameText.Read(argument, Origin, wire);
            if (length == 0)
            {
                Fail(line, $"$ORIGIN needs a name, not \"{Show(argument)}\"");
                return;
            }

            wire[..length].CopyTo(_origin);
            _originLength = length;
            _lastOwnerTextLength = -1;
        }
        else if (text.Equals("$TTL", StringComparison.OrdinalIgnoreCase))
        {
            if (!FieldText.TryTtl(argument, out var ttl))
            {
                Fail(line, $"$TTL needs a number of seconds, not \"{Show(argument)}\"");
                return;
            }

            _defaultTtl = ttl;
        }
        else
        {
            Fail(line, $"{Show(name)} is not supported here: only $ORIGIN and $TTL are");
        }
    }

    private void Fail(int line, string problem) => _sink.Unreadable(new ParseError(problem, Line: line));

    private static string Show(ReadOnlySpan<byte> text)
    {
        var shown = new StringBuilder();
        foreach (var octet in text[..Math.Min(text.Length, 60)])
        {
            if (octet is >= (byte)' ' and < 0x7f)
            {
                shown.Append((char)octet);
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\{octet:D3}");
            }
        }

        return shown.Append(text.Length > 60 ? "..." : "").ToString();
    }
}
