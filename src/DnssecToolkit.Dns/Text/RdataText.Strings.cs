namespace DnssecToolkit.Dns;

/// <content>Text: character-strings (RFC 1035 §3.3) and words whose octets are taken as they are, escapes resolved.</content>
internal ref partial struct RdataText
{
    /// <summary>A character-string with its length octet, at most 255 octets (RFC 1035 §3.3).</summary>
    public void CharacterString(string what)
    {
        var start = Octets.Length;
        Octets.UInt8(0);
        Text(what);
        var length = Octets.Length - start - 1;
        if (length > 255)
        {
            Fail($"{what} has {length} octets; a character-string has at most 255");
            return;
        }

        Octets.WrittenFrom(start)[0] = (byte)length;
    }

    /// <summary>A word's octets without a length, quoted or not.</summary>
    public void Text(string what)
    {
        if (!TryWord(what, out var word, out var token))
        {
            return;
        }

        if ((token.Forms & TokenForms.InnerQuotes) != 0)
        {
            Fail($"{what} has a quote inside a word; quote the whole or write \\\"");
            return;
        }

        if ((token.Forms & TokenForms.Escaped) == 0)
        {
            Octets.Bytes(word);
        }
        else if (!TryUnescape(word, Octets, out var at))
        {
            Fail($"{what} has {NameText.BadEscape}", token.Start + at);
        }
    }

    /// <summary>Writes the octets that a text with escapes stands for.</summary>
    public static bool TryUnescape(ReadOnlySpan<byte> text, WireWriter octets, out int problemAt)
    {
        problemAt = 0;
        var room = octets.Length;
        var into = octets.Reserve(text.Length);
        var used = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var octet = text[i];
            problemAt = i;
            if (octet == '\\' && !NameText.TryReadEscape(text, ref i, out octet))
            {
                octets.TruncateTo(room);
                return false;
            }

            into[used++] = octet;
        }

        octets.TruncateTo(room + used);
        return true;
    }
}
