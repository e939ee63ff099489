using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DnssecToolkit.Dns;
using DnssecToolkit.Judges.Peers;
using DnssecToolkit.Lab;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Judges.Localisation;

/// <summary>What one program made of one fault.</summary>
/// <param name="Program">The program.</param>
/// <param name="Scenario">The fault with algorithm and denial.</param>
/// <param name="Expected">What the catalogue says.</param>
/// <param name="VerdictRight">Whether the verdict is right.</param>
/// <param name="CauseRight">Whether the cause is named; null where none is to be named.</param>
/// <param name="Said">The statement that was judged, or all of them.</param>
public sealed record Localised(string Program, string Scenario, Expectation Expected, bool VerdictRight, bool? CauseRight, string Said);

/// <summary>Puts every fault of the catalogue into the bench and asks our own diagnosis and the peers for verdict and cause, judged by <c>data/localisation/RULE.md</c>.</summary>
public static class LocalisationRun
{
    /// <summary>The name that our own results go by.</summary>
    public const string Ours = "dnssec explain";

    /// <summary>Runs all faults that suit the algorithm and the denial.</summary>
    /// <param name="algorithm">The algorithm of the zone to break.</param>
    /// <param name="denial">How it denies.</param>
    /// <param name="peers">The programs; none: only ours, without a socket.</param>
    /// <param name="network">The second octet of the addresses 127.x.0.0.</param>
    /// <param name="progress">Told the name of each fault.</param>
    public static List<Localised> Run(SecurityAlgorithm algorithm, DenialDescription denial, IReadOnlyCollection<Peer> peers, byte network, Action<string>? progress = null)
    {
        var results = new List<Localised>();
        var label = $"{algorithm} {denial.Kind}";
        foreach (var fault in FaultCatalogue.All)
        {
            var plan = Bench.Describe(algorithm, denial) with { FirstAddress = new IPAddress([127, network, 0, 0]) };
            var zone = Bench.ZoneToBreak(DomainName.Parse("test."));
            var described = plan.Find(zone)!;
            if (fault.Needs(described) is not null)
            {
                continue;
            }

            progress?.Invoke(fault.Name);
            var placement = fault.In(zone);
            var expected = fault.Expect(described);
            var internet = Internet.Build(plan, DateTimeOffset.UtcNow.AddHours(-1), placement);
            results.Add(JudgeOurs(internet, placement, expected, $"{fault.Name} ({label})"));
            if (peers.Count == 0)
            {
                continue;
            }

            using var bench = new PeerBench(internet, new IPAddress([127, (byte)(network + 1), 0, 1]));
            foreach (var peer in peers)
            {
                var said = bench.Ask(peer, placement.Question);
                var cause = CauseOf(expected, placement, said.Reasons);
                results.Add(new Localised(PeerBench.ProgramOf(peer), $"{fault.Name} ({label})", expected, IsRight(expected.Status, said.Verdict), cause?.Right, cause?.Said ?? ""));
            }
        }

        return results;
    }

    /// <summary>The table of figures.</summary>
    public static string Table(IReadOnlyCollection<Localised> results)
    {
        var text = new StringBuilder("| program | scenarios | verdict right | causes to name | cause named |\n|---|---:|---:|---:|---:|\n");
        foreach (var group in results.GroupBy(result => result.Program))
        {
            var (all, causes) = (group.Count(), group.Count(result => result.CauseRight is not null));
            var (verdicts, named) = (group.Count(result => result.VerdictRight), group.Count(result => result.CauseRight == true));
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {all} | {verdicts} ({100.0 * verdicts / all:F1} %) | {causes} | {named} ({(causes == 0 ? 0 : 100.0 * named / causes):F1} %) |\n");
        }

        return text.ToString();
    }

    /// <summary>A row for each fault: v and c for verdict and cause right, a dash where no cause is to be named.</summary>
    public static string Details(IReadOnlyCollection<Localised> results)
    {
        var programs = results.Select(result => result.Program).Distinct().ToList();
        var text = new StringBuilder($"| fault | expected | {string.Join(" | ", programs)} |\n|---|---|{string.Concat(programs.Select(_ => "---|"))}\n");
        foreach (var group in results.GroupBy(result => result.Scenario))
        {
            var cells = programs.Select(program => group.FirstOrDefault(result => result.Program == program) is { } result
                ? $"{(result.VerdictRight ? "v" : "·")}{result.CauseRight switch { true => "c", false => "·", null => "-" }}" : "");
            var expected = group.First().Expected;
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {expected.Status} {expected.Cause} | {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    private static Localised JudgeOurs(Internet internet, FaultPlacement placement, Expectation expected, string scenario)
    {
        var at = DateTimeOffset.UtcNow;
        var diagnosis = Validator.Diagnose(internet.Record(at, placement.Question), placement.Question, internet.Anchors, at);
        var said = diagnosis.Cause is { } cause ? $"{cause.Finding.Place} {cause.Finding.Code}" : "";
        var verdict = diagnosis.Status switch
        {
            SecurityStatus.Secure => ResolverVerdict.Secure,
            SecurityStatus.Insecure => ResolverVerdict.Insecure,
            SecurityStatus.Bogus => ResolverVerdict.Bogus,
            _ => ResolverVerdict.Unresolved,
        };

        // Stricter than for the peers: the very code and not only its class.
        var judged = CauseOf(expected, placement, [said]);
        var right = judged is null ? (bool?)null : judged.Value.Right && diagnosis.Cause?.Finding.Code == expected.Cause;
        return new Localised(Ours, scenario, expected, IsRight(expected.Status, verdict), right, said);
    }

    private static bool IsRight(ExpectedStatus expected, ResolverVerdict verdict) => expected switch
    {
        ExpectedStatus.Secure => verdict == ResolverVerdict.Secure,
        ExpectedStatus.Insecure => verdict == ResolverVerdict.Insecure,
        ExpectedStatus.Bogus => verdict == ResolverVerdict.Bogus,
        _ => verdict is ResolverVerdict.Bogus or ResolverVerdict.Unresolved,
    };

    private static (bool Right, string Said)? CauseOf(Expectation expected, FaultPlacement placement, IReadOnlyCollection<string> statements)
    {
        if (expected.Status != ExpectedStatus.Bogus || expected.Cause is not { } code)
        {
            return null;
        }

        var record = expected.At is { } at ? LabQuestion.Parse(at, placement.Zone) : placement.Question;
        var named = statements.Where(statement => Names(statement, record) && ReasonClasses.IsGiven(code, statement)).ToList();
        return named.Count > 0 ? (true, named[0]) : (false, string.Join(" / ", statements.Take(6)));
    }

    private static bool Names(string statement, Question record)
    {
        var owner = record.Name.ToString().TrimEnd('.');
        var namesOwner = record.Name.FirstLabel.SequenceEqual("*"u8) || Regex.IsMatch(statement, $@"(^|[\s<""'/(]){Regex.Escape(owner)}\.?($|[\s>""'/:,(])", RegexOptions.IgnoreCase);
        var type = Regex.Escape(record.Type.ToString());
        var namesType = Regex.IsMatch(statement, $@"(?<![A-Za-z0-9]){type}(?![A-Za-z0-9])");
        var isForKey = record.Type == RecordType.Dnskey && Regex.IsMatch(statement, $@"for key {Regex.Escape(owner)}\.?(\s|$)", RegexOptions.IgnoreCase);
        return isForKey || (namesOwner && namesType);
    }
}
