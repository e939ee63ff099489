using System.Text;

namespace DnssecToolkit.Dns;

/// <content>Directives: $ORIGIN and $INCLUDE (RFC 1035 §5.1), $TTL (RFC 2308 §4) and the $GENERATE of BIND.</content>
public sealed partial class ZoneFileReader
{
    private const int MaximumGeneratedOctets = 8 << 20;

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
