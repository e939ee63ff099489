using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsCheck;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Judging;

/// <summary>The good recording in other shapes: shuffled, thinned out, doubled, damaged, mixed up.</summary>
public class MutatedEvidenceTests
{
    private static readonly string[] Questions =
    [
        "www.signed.example. A", "www.nsec3.example. A", "any.wild.signed.example. A", "alias.signed.example. A", "www.old.signed.example. A",
        "absent.signed.example. A", "nobody.nsec3.example. A", "www.plain.example. A", "example. TXT", "absent. A", "shop.signed.example. A",
    ];

    private static readonly ImmutableArray<Exchange> Recorded = RecordedInternet.Capture("good").Exchanges;

    /// <summary>What each question was answered with in the recording as it is.</summary>
    private static readonly Dictionary<string, string> Genuine = Questions.ToDictionary(question => question, question => Answer(RecordedInternet.Diagnose("good", question)));

    [Fact]
    public void No_mutation_of_the_evidence_throws_or_makes_other_records_secure() =>
        Gen.Select(Gen.Int[0, Questions.Length - 1], Gen.Int[0, 4], Gen.Int[0, int.MaxValue]).Sample(
            (which, rounds, seed) =>
            {
                var question = Questions[which];
                var capture = new Capture(Mutate(rounds, new Random(seed)));

                var diagnosis = Validator.Diagnose(capture, RecordedInternet.Ask(question), RecordedInternet.Anchors, RecordedInternet.At);

                return diagnosis.Status != SecurityStatus.Secure || Answer(diagnosis) == Genuine[question];
            },
            iter: 150,
            threads: 1);

    [Fact]
    public void The_same_evidence_gives_the_same_diagnosis_again_and_in_any_order()
    {
        var random = new Random(1);
        foreach (var question in Questions)
        {
            var expected = Text(RecordedInternet.Diagnose("good", question));
            Assert.Equal(expected, Text(Judge(Recorded, question)));
            Assert.Equal(expected, Text(Judge([.. Recorded.OrderBy(_ => random.Next())], question)));
        }
    }

    [Fact]
    public void The_order_of_exchanges_of_one_instant_does_not_matter()
    {
        var random = new Random(2);
        var at = RecordedInternet.At.AddHours(-1);
        ImmutableArray<Exchange> together = [.. RecordedInternet.Capture("one-server-bad").Exchanges.Select(exchange => Evidence.At(exchange, at))];
        foreach (var question in Questions)
        {
            var expected = Text(Judge(together, question));
            Assert.Equal(expected, Text(Judge([.. together.OrderBy(_ => random.Next())], question)));
        }
    }

    private static Diagnosis Judge(ImmutableArray<Exchange> exchanges, string question) =>
        Validator.Diagnose(new Capture(exchanges), RecordedInternet.Ask(question), RecordedInternet.Anchors, RecordedInternet.At);

    /// <summary>The data that the answer consists of, or what is denied.</summary>
    private static string Answer(Diagnosis diagnosis) => string.Join('\n', diagnosis.Chain.Segments.SelectMany(segment => segment.Responses.Take(1)).Select(response =>
        response.Kind is ResponseKind.Positive or ResponseKind.Alias
            ? string.Join(' ', response.RRsets.Select(check => $"{check.Subject.Owner} {check.Subject.Type} {string.Join(',', check.Subject.Set.Set.Data.Select(data => Convert.ToHexString(data.CanonicalWire.Span)).Order(StringComparer.Ordinal))}"))
            : $"{response.Question} {response.Kind}")).ToLowerInvariant();

    private static string Text(Diagnosis diagnosis)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{diagnosis} {string.Join(' ', diagnosis.ExtendedErrors)} {diagnosis.Cost}");
        foreach (var segment in diagnosis.Chain.Segments)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{segment.Question} {segment.Status}");
            foreach (var link in segment.Links)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {link.Zone} {link.Status} DS {string.Join(',', link.DsSets.Select(check => $"{check.Subject.Server} {check.IsValid}"))} keys {string.Join(',', link.KeySets.Select(check => $"{check.RRset.Subject.Server} {check.IsValid}"))} no DS {string.Join(',', link.NoDsProofs.Select(proof => $"{proof.Exchange.Server} {proof.Outcome}"))}");
            }

            foreach (var response in segment.Responses)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {response.Exchange.Server} {response.Kind} {response.Status} {response.Denial?.Outcome}");
            }
        }

        foreach (var finding in diagnosis.Findings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{finding.Code} {finding.Place} {finding.BreaksLink} {string.Join(',', finding.Servers)}");
        }

        foreach (var server in diagnosis.Servers)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{server.Server} {server.Verdict.Status} {server.Serial} {string.Join(',', server.Findings.Select(finding => finding.Code))}");
        }

        return text.ToString();
    }

    private static ImmutableArray<Exchange> Mutate(int rounds, Random random)
    {
        var exchanges = Recorded.ToList();
        for (var round = 0; round < rounds; round++)
        {
            switch (random.Next(7))
            {
                case 0:
                    exchanges.RemoveAll(_ => random.Next(4) == 0);
                    break;
                case 1:
                    exchanges.AddRange(exchanges.Where(_ => random.Next(8) == 0).ToList());
                    break;
                case 2:
                    exchanges = [.. exchanges.Select(exchange => random.Next(3) == 0 ? Evidence.At(exchange, RecordedInternet.At.AddSeconds(random.Next(-5000, 5000))) : exchange)];
                    break;
                case 3:
                    exchanges = [.. exchanges.Select(exchange => random.Next(3) == 0 ? Damaged(exchange, random) : exchange)];
                    break;
                case 4:
                    exchanges = [.. exchanges.Select(exchange => random.Next(4) == 0 && !exchange.ResponseOctets.IsEmpty ? Evidence.Octets(exchange, exchange.ResponseOctets[..random.Next(exchange.ResponseOctets.Length)].ToArray()) : exchange)];
                    break;
                case 5:
                    exchanges = [.. exchanges.Select(exchange => random.Next(3) == 0 ? Evidence.From(exchange, exchanges[random.Next(exchanges.Count)].Server) : exchange)];
                    break;
                default:
                    exchanges = [.. exchanges.Select(exchange => random.Next(3) == 0 ? Evidence.Octets(exchange, exchanges[random.Next(exchanges.Count)].ResponseOctets.ToArray()) : exchange)];
                    break;
            }
        }

        return [.. exchanges];
    }

    private static Exchange Damaged(Exchange exchange, Random random)
    {
        var octets = exchange.ResponseOctets.ToArray();
        for (var flips = random.Next(1, 4); flips > 0 && octets.Length > 0; flips--)
        {
            octets[random.Next(octets.Length)] ^= (byte)(1 << random.Next(8));
        }

        return Evidence.Octets(exchange, octets);
    }
}
