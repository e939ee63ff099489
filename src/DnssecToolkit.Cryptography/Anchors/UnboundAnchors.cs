using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Unbound's <c>trust-anchor: "name DS ..."</c> lines, alone or within a whole configuration.</summary>
internal static class UnboundAnchors
{
    public static void Read(string text, List<(DomainName, TrustedKey)> entries)
    {
        AnchorWord? elsewhere = null;
        var before = entries.Count;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            var start = line.Length - line.TrimStart().Length;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || line[start] == '#')
            {
                continue;
            }

            switch (line[start..colon].TrimEnd())
            {
                case "trust-anchor":
                    ReadValue(line, colon + 1, i + 1, entries);
                    break;
                case "trust-anchor-file" or "auto-trust-anchor-file" or "trusted-keys-file":
                    elsewhere ??= new AnchorWord(line[start..colon], i + 1, start + 1);
                    break;
            }
        }

        if (entries.Count == before && elsewhere is { } place)
        {
            throw place.Wrong($"The trust anchors are in another file, which this {place.Text} names; give that file instead.");
        }
    }

    private static void ReadValue(string line, int from, int number, List<(DomainName, TrustedKey)> entries)
    {
        while (from < line.Length && line[from] is ' ' or '\t')
        {
            from++;
        }

        var quote = from < line.Length ? line[from] : '\0';
        if (quote is not ('"' or '\''))
        {
            throw new AnchorTextException("The value of trust-anchor stands in quotation marks.", number, from + 1);
        }

        var end = line.IndexOf(quote, from + 1);
        if (end < 0)
        {
            throw new AnchorTextException("The quotation marks are not closed.", number, from + 1);
        }

        var before = entries.Count;
        ZoneLineAnchors.Read(line[(from + 1)..end], number, from + 2, entries);
        if (entries.Count == before)
        {
            throw new AnchorTextException("There is no DS or DNSKEY record between the quotation marks.", number, from + 1);
        }
    }
}
