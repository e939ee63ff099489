using System.CommandLine;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec blast ZONE|CAPTURE</c>: which names of a zone fail, of which kinds, since when, and on which record each of them hangs.</summary>
internal static class BlastCommand
{
    public const string Name = "blast";

    public static Command Build(Terminal terminal)
    {
        var from = new Argument<string[]>("ZONE|CAPTURE") { Description = "A zone file, or recorded evidence: files, folders, - for standard input.", Arity = ArgumentArity.OneOrMore };
        var zone = new Option<string?>("--zone") { Description = "The zone in question; without it the one that the evidence is about.", HelpName = "NAME" };
        var at = Inputs.Options.At("Judge at this instant, in UTC; without it, at the end of the evidence, of a zone file now.");
        var anchors = Inputs.Options.TrustAnchor("Without it, a zone file's own keys with the SEP flag, and of recordings the root's own.");
        var policy = new Option<string>("--policy") { Description = $"Judge as this resolver does: {string.Join(", ", Validation.ResolverPolicies.All.Select(known => known.Name))}.", HelpName = "POLICY", DefaultValueFactory = _ => "rfc" };
        var weights = new Option<string?>("--weights") { Description = "What is asked how often, for the share of queries: lines of NAME WEIGHT or NAME TYPE WEIGHT.", HelpName = "FILE" };
        var most = Inputs.Options.Count("--names", "Judge this many names of a large zone at most, every n-th of each kind; 100000 without it.");
        var format = Inputs.Options.Format("text", "markdown", "json", "svg", "png");
        var output = ChartFile.Output();
        var command = new ExampledCommand(Name, "Say which names of a zone fail, of which kinds, since when, and on which record each of them hangs.")
        {
            Examples =
            [
                ("who was hit in the .de outage", "dnssec blast data/incidents/de-2026-05-05 --at 2026-05-05T20:30Z"),
                ("what a zone file would break if it were published", "dnssec blast data/zones/broken-apex-nsec3.zone --at 2026-11-24T14:00:00Z"),
                ("who is hit, as a picture", "dnssec blast data/incidents/de-2026-05-05 --at 2026-05-05T20:30Z --format svg -o blast.svg"),
                ("the share of queries, by a list of popular names", "dnssec blast de.zone --weights popular.txt"),
            ],
            ExitCodes = "0 nothing fails, 1 names fail, 2 wrong usage, 4 evidence unreadable",
        };
        command.Add(from);
        command.Add(zone);
        command.Add(at);
        command.Add(anchors);
        command.Add(policy);
        command.Add(weights);
        command.Add(most);
        command.Add(format);
        command.Add(output);
        command.SetAction((parsed, cancellation) =>
        {
            var options = new BlastOptions
            {
                Zone = parsed.GetValue(zone) is { } named ? Inputs.Options.Name(named) : null,
                Policy = ExplainCommand.PolicyOf(parsed.GetRequiredValue(policy)),
                Weights = parsed.GetValue(weights) is { } file ? ReadWeights(file) : QueryWeights.None,
            };
            options = parsed.GetValue(most) is { } limit ? options with { MostNames = limit } : options;
            return Task.FromResult(Run(
                parsed.GetRequiredValue(from), parsed.GetValue(at), parsed.GetValue(anchors) ?? [], options, parsed.GetRequiredValue(format), parsed.GetValue(output), terminal, cancellation));
        });
        return command;
    }

    private static int Run(string[] from, string? at, string[] anchorFiles, BlastOptions options, string format, string? output, Terminal terminal, CancellationToken cancellation)
    {
        ChartFile.Check(format, output);
        var instant = at is null ? null : (DateTimeOffset?)Instant.Parse(at, "--at");
        var capture = EvidenceFiles.Read(from, terminal, cancellation);
        var anchors = anchorFiles.Length == 0 && capture is { Exchanges.IsEmpty: true, StandIns: [var only] } && !only.Origin.IsRoot
            ? OwnAnchors(only, terminal)
            : IncidentFolder.AnchorsFor(from, anchorFiles, terminal);
        BlastRadius blast;
        try
        {
            var progress = terminal.ShowsProgress ? new Telling(terminal) : null;
            blast = BlastRadius.Of(capture, anchors, instant ?? EvidenceFiles.LastInstant(capture), options, progress, cancellation);
        }
        catch (ArgumentException nothing)
        {
            throw CommandException.WrongUsage($"{nothing.Message} The evidence holds {string.Join(", ", capture.StandIns.Select(zone => zone.Origin).Concat(capture.Questions.Select(question => question.Name)).Distinct().Order().Take(12))}.");
        }
        finally
        {
            terminal.EndProgress();
        }

        ChartFile.Write(format, output, () => blast.ToChart(), place => place.Output.Write(format switch
        {
            "markdown" => blast.ToMarkdown(),
            "json" => blast.ToJson(),
            _ => blast.ToText(),
        }), terminal);
        return blast.Groups.Any(group => group.Fails) ? ExitCode.Bogus : ExitCode.Done;
    }

    /// <summary>The zone's keys with the SEP flag: what its parent's DS would lead to.</summary>
    private static TrustAnchors OwnAnchors(ZoneStandIn zone, Terminal terminal)
    {
        var keys = zone.Answer(new Question(zone.Origin, RecordType.Dnskey, zone.Class))?.Answer
            .Select(record => record.Data).OfType<Dnskey>()
            .ToList() ?? [];
        if (keys.Count == 0)
        {
            terminal.Complain($"{zone.Origin} has no DNSKEY set; nothing in it can be secure or bogus");
            return TrustAnchors.Iana;
        }

        var entries = keys.Where(key => key.IsSecureEntryPoint) is var marked && marked.Any() ? marked.ToList() : keys;
        terminal.Complain($"judged as if the parent's DS led to the zone's own {(entries.Count == 1 ? "key" : "keys")} {string.Join(", ", entries.Select(KeyTag.Of))}; name a trust anchor with --trust-anchor FILE to judge from further up");
        return TrustAnchors.Of(zone.Origin, entries.Select(key => TrustedKey.Of(DsDigest.ToDs(zone.Origin, key, DigestType.Sha256)!)));
    }

    private static QueryWeights ReadWeights(string file)
    {
        using var reader = new StreamReader(InputFile.Open(file));
        var read = QueryWeights.Parse(reader);
        return read.TryGet(out var weights) ? weights : throw CommandException.Unreadable($"{file}: {read.Error}");
    }

    private sealed class Telling(Terminal terminal) : IProgress<(int Done, int All)>
    {
        public void Report((int Done, int All) value) => terminal.Progress(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"judging names: {value.Done} of {value.All}"));
    }
}
