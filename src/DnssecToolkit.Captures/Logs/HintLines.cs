using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>Finds, in a line of a log, what a validating resolver says of a failure.</summary>
internal static class HintLines
{
    private const int MaximumReason = 1000;

    // What BIND says of a validation at the levels that are of no concern: its way, not its failure.
    private static readonly string[] Failing =
    [
        "no valid", "bad signature", "verify failed", "expired", "not yet valid", "bad cache hit", "broken trust chain", "insecure response", "failed", "no dnskey matching",
        "no supported", "unsupported", "must be secure", "unable to find", "not secure", "invalid", "no rrsig",
    ];

    private static readonly string[] Resolving = ["no valid RRSIG", "no valid DS", "no valid KEY", "no valid NSEC", "broken trust chain", "RRSIG failed to verify", "insecurity proof failed", "bad cache hit", "got insecure response"];

    /// <summary>Reads a line; null where it tells of no failure.</summary>
    public static ValidationHint? Read(string line) => Unbound(line) ?? Validating(line) ?? BindResolving(line) ?? BindQuery(line) ?? Knot(line) ?? PowerDns(line);

    // Unbound: "validation failure <www.example. A IN>: signature expired from 192.0.2.1 for key example."; with val-log-level 1 "validation failure www.example. A IN".
    private static ValidationHint? Unbound(string line)
    {
        if (Behind(line, "info: validation failure ") is not { } rest)
        {
            return null;
        }

        var isBracketed = rest.StartsWith('<') && rest.Contains('>');
        var end = isBracketed ? rest.IndexOf('>') : rest.IndexOf(": ", StringComparison.Ordinal);
        var words = (end < 0 ? rest : rest[..end]).TrimStart('<').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var reason = end < 0 ? "" : rest[(end + 1)..].TrimStart(':', ' ');
        return words.Length < 2 ? null : Make(words[0], words[1], reason.Length == 0 ? "validation failure" : reason, "unbound", ServerBehind(reason, " from "));
    }

    // BIND and delv: "validating www.example/A: no valid signature found".
    private static ValidationHint? Validating(string line)
    {
        if (Behind(line, "validating ") is not { } rest || rest.IndexOf(": ", StringComparison.Ordinal) is not (> 0 and var end) || rest[..end].Contains(' '))
        {
            return null;
        }

        var reason = rest[(end + 2)..];
        var slash = rest[..end].LastIndexOf('/');
        return slash > 0 && Failing.Any(word => reason.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? Make(rest[..slash], rest[(slash + 1)..end], reason, ProgramOf(line), null)
            : null;
    }

    // BIND and delv: "broken trust chain resolving 'www.example/A/IN': 192.0.2.1#53".
    private static ValidationHint? BindResolving(string line)
    {
        if (line.IndexOf(" resolving '", StringComparison.Ordinal) is not (> 0 and var at) || Resolving.FirstOrDefault(words => line[..at].EndsWith(words, StringComparison.Ordinal)) is not { } reason)
        {
            return null;
        }

        var rest = line[(at + 12)..];
        var end = rest.LastIndexOf('\'');
        var words = end < 0 ? [] : rest[..end].Split('/');
        return words.Length < 3
            ? null
            : Make(string.Join('/', words[..^2]), words[^2], reason, ProgramOf(line), ServerAddress.TryParse(rest[(end + 1)..].TrimStart(':', ' ').Split(' ')[0], out var server) ? server : null);
    }

    // BIND, category query-errors: "query failed (broken trust chain) for www.example/IN/A at query.c:7916".
    private static ValidationHint? BindQuery(string line)
    {
        if (Behind(line, ": query failed (") is not { } rest || rest.IndexOf(") for ", StringComparison.Ordinal) is not (> 0 and var end) || !Resolving.Contains(rest[..end]))
        {
            return null;
        }

        var words = rest[(end + 6)..].Split(' ')[0].Split('/');
        return words.Length < 3 ? null : Make(string.Join('/', words[..^2]), words[^1], rest[..end], "bind", null);
    }

    // Knot Resolver: "[dnssec] validation failure: www.example. A".
    private static ValidationHint? Knot(string line)
    {
        if (Behind(line, "validation failure: ") is not { } rest || !line.Contains("[dnssec", StringComparison.Ordinal))
        {
            return null;
        }

        var words = rest.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? null : Make(words[0], words[1], words.Length > 2 ? words[2].Trim('(', ')') : "validation failure", "knot-resolver", null);
    }

    // PowerDNS Recursor, structured: msg="Validates as Bogus" … qname="www.example" qtype="A" … vstate="Bogus - No valid RRSIG"; before 4.8: "Answer to www.example|A for 192.0.2.1 validates as Bogus".
    private static ValidationHint? PowerDns(string line)
    {
        if (line.Contains("msg=\"Validates as Bogus\"", StringComparison.OrdinalIgnoreCase))
        {
            return Quoted(line, "qname") is { } name ? Make(name, Quoted(line, "qtype") ?? "", Quoted(line, "vstate") ?? "Bogus", "powerdns", null) : null;
        }

        if (Behind(line, "Answer to ") is not { } rest || rest.IndexOf(" validates as Bogus", StringComparison.Ordinal) is not (> 0 and var end))
        {
            return null;
        }

        var words = rest.Split(' ', 2)[0].Split('|');
        return words.Length == 2 ? Make(words[0], words[1], rest[(end + 14)..].Trim(), "powerdns", null) : null;
    }

    private static ValidationHint? Make(string name, string type, string reason, string program, ServerAddress? server)
    {
        if (DomainName.Read(name, DomainName.Root) is not { Succeeded: true } read)
        {
            return null;
        }

        var text = reason.Length > MaximumReason ? reason[..MaximumReason] : reason;
        return new ValidationHint(read.Value, RecordType.TryParse(type, out var known) ? known : null, text) { Program = program, Server = server, Error = ErrorOf(text) };
    }

    // Only words that mean one thing. Longer chains of reasons ("… because of a previous validation failure … expired") are of their last cause.
    private static ExtendedErrorCode? ErrorOf(string reason)
    {
        bool Has(string words) => reason.Contains(words, StringComparison.OrdinalIgnoreCase);
        return Has("before inception") && Has("expir") ? ExtendedErrorCode.SignatureExpiredBeforeValid
            : Has("expired") ? ExtendedErrorCode.SignatureExpired
            : Has("not yet valid") || Has("before inception") || Has("validity period has not begun") || Has("not yet incepted") ? ExtendedErrorCode.SignatureNotYetValid
            : Has("no signatures") || Has("no RRSIG") || Has("missing RRSIG") ? ExtendedErrorCode.RrsigsMissing
            : Has("signatures from unknown keys") || Has("no DNSKEY matching") || Has("DS hash mismatches key") || Has("no keys have a DS") || Has("missing DNSKEY") ? ExtendedErrorCode.DnskeyMissing
            : Has("nsec") && (Has("missing") || Has("proof failed")) || Has("nameerror proof failed") || Has("nodata proof failed") ? ExtendedErrorCode.NsecMissing
            : Has("signature crypto failed") || Has("bogus") || Has("No valid RRSIG") || Has("failed to verify") ? ExtendedErrorCode.DnssecBogus
            : null;
    }

    private static ServerAddress? ServerBehind(string text, string word) =>
        Behind(text, word) is { } rest && ServerAddress.TryParse(rest.Split(' ')[0], out var server) ? server : null;

    private static string ProgramOf(string line) => line.StartsWith(";;", StringComparison.Ordinal) ? "delv" : "bind";

    private static string? Behind(string line, string words) => line.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? line[(at + words.Length)..] : null;

    private static string? Quoted(string line, string member) => Behind(line, $" {member}=\"") is { } rest && rest.IndexOf('"') is >= 0 and var end ? rest[..end] : null;
}
