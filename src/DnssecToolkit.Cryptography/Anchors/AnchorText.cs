using System.Text.RegularExpressions;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Finds out which kind of text holds trust anchors, and reads it.</summary>
internal static partial class AnchorText
{
    /// <summary>More than any file of anchors or any resolver's configuration.</summary>
    private const int MaximumLength = 4 << 20;

    public static ParseResult<TrustAnchors> Parse(string text)
    {
        if (text.Length > MaximumLength)
        {
            return new ParseError($"A text of {text.Length} characters is too long for trust anchors; {MaximumLength} are allowed.");
        }

        var entries = new List<(DomainName, TrustedKey)>();
        try
        {
            switch (text)
            {
                case var _ when text.AsSpan().TrimStart('\ufeff').TrimStart().StartsWith("<"):
                    AnchorXml.Read(text.TrimStart('\ufeff'), entries);
                    break;
                case var _ when BindBlock().IsMatch(text):
                    BindAnchors.Read(text, entries);
                    break;
                case var _ when UnboundLine().IsMatch(text):
                    UnboundAnchors.Read(text, entries);
                    break;
                default:
                    ZoneLineAnchors.Read(text, entries);
                    break;
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

    [GeneratedRegex(@"(trust-anchors|trusted-keys|managed-keys|dnssec-keys)[ \t\r\n]*\{", RegexOptions.CultureInvariant)]
    private static partial Regex BindBlock();

    [GeneratedRegex(@"^[ \t]*(server|trust-anchor|trust-anchor-file|auto-trust-anchor-file|trusted-keys-file|trust-anchor-signaling)[ \t]*:", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex UnboundLine();
}

/// <summary>Carries the place of a mistake out of a reader of anchors; never leaves <see cref="AnchorText"/>.</summary>
internal sealed class AnchorTextException(string problem, int line, int column) : Exception(problem)
{
    public ParseError Error { get; } = new(problem, Line: line, Column: column);
}
