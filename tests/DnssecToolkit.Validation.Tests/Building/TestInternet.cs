using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests;

/// <summary>A root zone and zones below it, each with its server; delegations and DS records are put into the parents.</summary>
internal sealed class TestInternet
{
    public static readonly DateTimeOffset Noon = SignedZone.Noon;

    private readonly List<(SignedZone Zone, ZoneStandIn Server)> _servers = [];

    public TestInternet(params SignedZone[] zones)
    {
        Root = Array.Find(zones, zone => zone.Apex.IsRoot) ?? new SignedZone(".", "ns1 A 192.0.2.1");
        var all = zones.Where(zone => !zone.Apex.IsRoot).Prepend(Root).ToList();
        foreach (var zone in all)
        {
            if (zone.Apex.IsRoot)
            {
                continue;
            }

            var parent = all.Where(above => zone.Apex.IsBelow(above.Apex)).MaxBy(above => above.Apex.LabelCount)!;
            parent.Records.Add(SignedZone.Record(zone.Apex, new Ns(DomainName.Parse("ns1.other."))));
            parent.Records.AddRange((zone.Delegation ?? (zone.IsSigned ? [.. zone.Ds()] : [])).Select(ds => SignedZone.Record(zone.Apex, ds)));
        }

        for (var i = 0; i < all.Count; i++)
        {
            _servers.Add((all[i], new ZoneStandIn(all[i].Apex, all[i].Sign(), Server(i), Noon)));
        }

        Anchors = TrustAnchors.Of(DomainName.Root, Root.Ds().Select(TrustedKey.Of));
    }

    public SignedZone Root { get; }

    public TrustAnchors Anchors { get; init; }

    public static Question Ask(string question)
    {
        var parts = question.Split(' ');
        return new Question(DomainName.Parse(parts[0]), RecordType.Parse(parts[1]));
    }

    public static ServerAddress Server(int number) => new(new IPAddress([192, 0, 2, (byte)(number + 1)]));

    /// <summary>What every server answers to these questions and to the DS and DNSKEY questions above them.</summary>
    public Capture Record(params string[] questions)
    {
        var names = questions.Select(Ask).SelectMany(question => Enumerable.Range(0, question.Name.LabelCount + 1).Select(question.Name.Ancestor)).Distinct();
        var chain = names.SelectMany(name => new[] { new Question(name, RecordType.Ds), new Question(name, RecordType.Dnskey) });
        var time = Noon.AddMinutes(-10);
        return new Capture(chain.Concat(questions.Select(Ask)).Distinct().SelectMany(question => _servers
            .Select(server => server.Server.Ask(question, time = time.AddMilliseconds(1))).OfType<Exchange>()));
    }

    /// <summary>Judges a question with the answers of all servers, some of them changed.</summary>
    /// <param name="question">The question.</param>
    /// <param name="change">Gives a response anew; null leaves it as it is.</param>
    /// <param name="policy">The policy; the strict one without.</param>
    /// <param name="at">The instant; noon without.</param>
    /// <param name="also">More questions to record, such as those for targets of aliases.</param>
    public Diagnosis Diagnose(string question, Func<Message, Message?>? change = null, ResolverPolicy? policy = null, DateTimeOffset? at = null, params string[] also)
    {
        var capture = Record([question, .. also]);
        if (change is not null)
        {
            capture = new Capture(capture.Exchanges.Select(exchange => change(exchange.Response!) is { } changed ? Evidence.Change(exchange, _ => changed) : exchange));
        }

        return Validator.Diagnose(capture, Ask(question), Anchors, at ?? Noon, policy);
    }
}

/// <summary>Short words for what tests look at.</summary>
internal static class DiagnosisExtensions
{
    /// <summary>The status, with the cause's code where it is bogus: "bogus rrsig-expired".</summary>
    public static string Summary(this Diagnosis diagnosis) =>
        diagnosis.Cause is { } cause ? $"{diagnosis.Status} {cause.Finding.Code}" : diagnosis.Status.ToString();

    public static ResponseCheck Response(this Diagnosis diagnosis) => diagnosis.Chain.Segments[^1].Responses[0];

    public static string Errors(this Diagnosis diagnosis) => string.Join(' ', diagnosis.ExtendedErrors.Select(code => code.Number));

    public static ImmutableArray<DenialPart> MissingParts(this Diagnosis diagnosis) => diagnosis.Response().Denial!.Missing;

    public static Type Reason(this Diagnosis diagnosis) => diagnosis.Verdict switch
    {
        Verdict.Insecure { Reason: var reason } => reason.GetType(),
        Verdict.Indeterminate { Reason: var reason } => reason.GetType(),
        _ => diagnosis.Verdict.GetType(),
    };
}
