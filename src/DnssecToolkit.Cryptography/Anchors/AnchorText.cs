using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Finds out which kind of text holds trust anchors, and reads it.</summary>
internal static class AnchorText
{
    /// <summary>More than any file of anchors or any resolver's configuration.</summary>
    private const int MaximumLength = 4 << 20;

    private static readonly string[] BindBlocks = ["trust-anchors", "trusted-keys", "managed-keys", "dnssec-keys"];

    private static readonly string[] UnboundNames =
        ["server", "trust-anchor", "trust-anchor-file", "auto-trust-anchor-file", "trusted-keys-file", "trust-anchor-signaling"];

    public static ParseResult<TrustAnchors> Parse(string text)
    {
        if (text.Length > MaximumLength)
        {
            return new ParseError($"A text of {text.Length} characters is too long for trust anchors; {MaximumLength} are allowed.");
        }

        text = text.TrimStart('\ufeff');
        var entries = new List<(DomainName, TrustedKey)>();
        try
        {
            if (text.AsSpan().TrimStart().StartsWith("<"))
            {
                AnchorXml.Read(text, entries);
            }
            else if (LooksLikeBind(text))
            {
                BindAnchors.Read(text, entries);
            }
            else if (LooksLikeUnbound(text))
            {
                UnboundAnchors.Read(text, entries);
            }
            else
            {
                ZoneLineAnchors.Read(text, entries);
            }
        }
        catch (AnchorTextException wrong)
        {
            return wrong.Error;
        }

        return entries.Count == 0
            ? new ParseError("There is no trust anchor here: no DS or DNSKEY record, root-anchors.xml, BIND trust-anchors or Unbound trust-anchor line.", Line: 1, Column: 1)
            : TrustAnchors.From(entries);
    }

    /// <summary>Whether the name of one of BIND's blocks stands before an opening brace, outside of lines that are comments of a zone file.</summary>
    private static bool LooksLikeBind(string text)
    {
        var lineStart = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            foreach (var block in line.TrimStart().StartsWith(";") ? [] : BindBlocks)
            {
                for (var at = line.IndexOf(block); at >= 0;)
                {
                    var after = at + block.Length;
                    if (text.AsSpan(lineStart + after).TrimStart().StartsWith("{"))
                    {
                        return true;
                    }

                    var next = line[after..].IndexOf(block);
                    at = next < 0 ? -1 : after + next;
                }
            }

            lineStart += line.Length;
            lineStart += text.AsSpan(lineStart).StartsWith("\r\n") ? 2 : 1;
        }

        return false;
    }

    private static bool LooksLikeUnbound(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }

            foreach (var name in UnboundNames)
            {
                if (line[..colon].Trim().SequenceEqual(name))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>Carries the place of a mistake out of a reader of anchors; never leaves <see cref="AnchorText"/>.</summary>
internal sealed class AnchorTextException(string problem, int line, int column) : Exception(problem)
{
    public ParseError Error { get; } = new(problem, Line: line, Column: column);
}
