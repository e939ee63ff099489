using System.Buffers;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>A record that parentheses spread over several lines, as one line (RFC 1035 §5.1).</summary>
internal sealed class LogicalRecord(ZoneLines lines, IRecordSink sink)
{
    private readonly ArrayBufferWriter<byte> _text = new(1024);

    /// <summary>Gathers a record whose first line has parentheses, quotes, comments or escapes, without comments and with parentheses opened up.</summary>
    /// <returns>False where that cannot be done, which has been told.</returns>
    public bool TryGather(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> text)
    {
        text = default;
        _text.ResetWrittenCount();
        var first = lines.Number;
        var depth = 0;
        while (true)
        {
            var target = _text.GetSpan(line.Length + 1);
            var used = 0;
            var quoted = false;
            for (var i = 0; i < line.Length; i++)
            {
                var octet = line[i];
                if (octet == '\\' && i + 1 < line.Length)
                {
                    target[used++] = octet;
                    target[used++] = line[++i];
                    continue;
                }

                if (octet == '"')
                {
                    quoted = !quoted;
                }
                else if (!quoted)
                {
                    if (octet == ';')
                    {
                        break;
                    }

                    if (octet == '(')
                    {
                        depth++;
                        octet = (byte)' ';
                    }
                    else if (octet == ')')
                    {
                        depth--;
                        octet = (byte)' ';
                        if (depth < 0)
                        {
                            return Fail(first, "a parenthesis closes that was not opened");
                        }
                    }
                }

                target[used++] = octet;
            }

            if (quoted)
            {
                return Fail(lines.Number, "a quoted string does not end on its line");
            }

            target[used++] = (byte)' ';
            _text.Advance(used);
            if (depth == 0)
            {
                break;
            }

            if (_text.WrittenCount > ZoneLines.MaximumLength)
            {
                return Fail(first, $"the record is longer than {ZoneLines.MaximumLength} octets");
            }

            if (!lines.TryRead(out line))
            {
                return Fail(first, "a parenthesis is not closed before the file ends");
            }
        }

        text = _text.WrittenSpan;
        return true;
    }

    private bool Fail(int line, string problem)
    {
        sink.Unreadable(new ParseError(problem, Line: line));
        return false;
    }
}
