using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DnssecToolkit.Dns;
using DnssecToolkit.Judges.Peers;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Localisation;

/// <summary>What the rule makes of one program and one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Answer">What it printed.</param>
/// <param name="Statement">What it said.</param>
/// <param name="VerdictRight">Whether the verdict is right.</param>
/// <param name="CauseRight">Whether the cause is named; null where none is to be named.</param>
/// <param name="Said">The statement that named it, or the first ones.</param>
public sealed record Localised(LocalisationCase Case, PeerAnswer Answer, PeerStatement Statement, bool VerdictRight, bool? CauseRight, string Said)
{
    /// <summary>The program.</summary>
    public Peer Program => Answer.Program;

    /// <summary>Ours only: the codes that the catalogue wants and that were not found, and those that must not be there; on the healthy bench every error and warning.</summary>
    public ImmutableArray<string> WrongCodes { get; init; } = [];
}

/// <summary>The rule of <c>data/localisation/RULE.md</c>, the same for every program.</summary>
public static class LocalisationRule
{
    /// <summary>Judges what a program printed.</summary>
    public static Localised Judge(LocalisationCase judged, PeerAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(judged);
        ArgumentNullException.ThrowIfNull(answer);
        var (program, statement) = (answer.Program, PeerOutput.Read(answer, judged.Question));
        var right = IsRight(judged.Expected.Status, statement.Verdict);
        var cause = CauseOf(judged, program, statement);
        return new Localised(judged, answer, statement, right, cause?.Right, cause?.Said ?? "")
        {
            WrongCodes = program == Peer.Ours ? [.. WrongCodes(judged, statement)] : [],
        };
    }

    private static bool IsRight(ExpectedStatus expected, ResolverVerdict verdict) => expected switch
    {
        ExpectedStatus.Secure => verdict == ResolverVerdict.Secure,
        ExpectedStatus.Insecure => verdict == ResolverVerdict.Insecure,
        ExpectedStatus.Bogus => verdict == ResolverVerdict.Bogus,
        _ => verdict is ResolverVerdict.Bogus or ResolverVerdict.Unresolved,
    };

    private static (bool Right, string Said)? CauseOf(LocalisationCase judged, Peer program, PeerStatement statement)
    {
        if (judged.Expected.Status != ExpectedStatus.Bogus || judged.Expected.Cause is not { } code)
        {
            return null;
        }

        // Stricter for ours than for the peers: the very code and not only its class.
        var named = program == Peer.Ours && statement.Code != code
            ? null
            : statement.Reasons.FirstOrDefault(reason => Names(reason, judged) && ReasonClasses.IsGiven(code, reason));
        return named is null ? (false, string.Join(" / ", statement.Reasons.Take(6))) : (true, named);
    }

    private static bool Names(string statement, LocalisationCase judged)
    {
        var record = judged.Record;
        var owner = record.Name.ToString().TrimEnd('.');
        var namesOwner = judged.IsAnyOwner || Regex.IsMatch(statement, $@"(^|[\s<""'/(]){Regex.Escape(owner)}\.?($|[\s>""'/:,(])", RegexOptions.IgnoreCase);
        var type = Regex.Escape(record.Type.ToString());
        var namesType = Regex.IsMatch(statement, $@"(?<![A-Za-z0-9]){type}(?![A-Za-z0-9])");
        var isForKey = record.Type == RecordType.Dnskey && Regex.IsMatch(statement, $@"for key {Regex.Escape(owner)}\.?(\s|$)", RegexOptions.IgnoreCase);
        return isForKey || (namesOwner && namesType);
    }

    private static IEnumerable<string> WrongCodes(LocalisationCase judged, PeerStatement statement)
    {
        var found = statement.Findings.Select(finding => finding.Code).ToHashSet();
        return judged.Fault is null
            ? statement.Findings.Where(finding => finding.Severity != "notice").Select(finding => finding.Code).Distinct()
            : judged.Expected.Must.Where(code => !found.Contains(code)).Select(code => $"no {code}").Concat(judged.Expected.MustNot.Where(found.Contains));
    }
}
