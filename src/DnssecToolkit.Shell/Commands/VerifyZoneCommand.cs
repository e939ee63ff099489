using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Validation;
using DnssecToolkit.Validation.Zones;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec verify-zone FILE</c>: a whole signed zone from its file, every RRset and the complete proof of absence.</summary>
internal static class VerifyZoneCommand
{
    public const string Name = "verify-zone";

    private const int MostErrorsShown = 3;

    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The signed zone file; - for standard input." };
        var origin = new Option<string?>("--origin") { Description = "Completes relative names where the file has no $ORIGIN.", HelpName = "NAME" };
        var at = new Option<string?>("--at") { Description = "The instant at which signatures must be valid (UTC). Default: now.", HelpName = "TIME" };
        var anchor = Inputs.Options.TrustAnchor("They must have signed the DNSKEY set; without it, any secure entry point may.");
        var threads = Inputs.Options.Count("--threads", "Threads that verify signatures; if not given, one for each processor, up to 16.");
        var most = Inputs.Options.Count("--most", "Findings of one code that are shown; 20 if not given.");
        var format = Inputs.Options.Format("text", "json");
        var command = new ExampledCommand(Name, "Verify a whole signed zone: every RRset, the full NSEC or NSEC3 chain, ZONEMD, keys and delegations.")
        {
            Examples =
            [
                ("verify a zone before it is published", "dnssec verify-zone example.zone.signed"),
                ("was it good at the time of the outage, and does it fit the parent's DS?", "dnssec verify-zone de.zone --at 2026-05-05T19:40:00Z --trust-anchor de.ds"),
            ],
            ExitCodes = "0 secure or insecure, 1 bogus, 2 wrong usage, 3 indeterminate, 4 the file cannot be read",
        };
        command.Add(file);
        command.Add(origin);
        command.Add(at);
        command.Add(anchor);
        command.Add(threads);
        command.Add(most);
        command.Add(format);
        command.SetAction((parsed, cancellation) =>
        {
            var options = new ZoneVerificationOptions
            {
                Threads = parsed.GetValue(threads) ?? Math.Clamp(Environment.ProcessorCount, 1, 16),
                FindingsPerCode = parsed.GetValue(most) ?? 20,
            };
            var anchorFiles = parsed.GetValue(anchor) ?? [];
            var anchors = anchorFiles.Length == 0 ? null : Inputs.Options.ReadAnchors(anchorFiles);
            var path = parsed.GetRequiredValue(file);
            var report = Verify(path, parsed.GetValue(origin), parsed.GetValue(at), anchors, options, terminal, cancellation);
            terminal.EndProgress();
            if (report.Apex is null)
            {
                WriteNoZone(report, path, terminal);
            }

            if (parsed.GetValue(format) == "json")
            {
                WriteJson(report, terminal.Output);
            }
            else if (report.Apex is not null)
            {
                WriteText(report, anchors is not null, terminal);
            }

            return Task.FromResult(report.Status switch
            {
                SecurityStatus.Secure or SecurityStatus.Insecure => ExitCode.Done,
                SecurityStatus.Bogus => ExitCode.Bogus,
                _ when report.Apex is null => ExitCode.Unreadable,
                _ => ExitCode.Indeterminate,
            });
        });
        return command;
    }

    private static ZoneReport Verify(string file, string? origin, string? at, TrustAnchors? anchors, ZoneVerificationOptions options, Terminal terminal, CancellationToken cancellation)
    {
        var originName = origin is null ? null : Inputs.Options.Name(origin);
        var instant = at is null ? DateTimeOffset.UtcNow : Instant.Parse(at, "--at");
        var progress = terminal.ShowsProgress ? new ProgressLine(terminal) : null;
        using var stream = InputFile.Open(file, FileOptions.SequentialScan);
        using var text = Unpacked(stream, file);
        return ZoneVerifier.Verify(text, originName, anchors, instant, options, progress, cancellation);
    }

    /// <summary>The text of the zone: gzip is taken away, and a capture is sent to the command that reads captures.</summary>
    private static Stream Unpacked(Stream stream, string file)
    {
        if (!stream.CanSeek)
        {
            return stream;
        }

        var start = new byte[64 * 1024];
        var sniffed = start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        stream.Position = 0;
        if (CaptureReader.Sniff(sniffed) is (CaptureFormat.Pcap or CaptureFormat.Pcapng or CaptureFormat.JsonLines) and var format)
        {
            throw CommandException.Unreadable($"{file} is a capture ({Lower(format)}) and not a zone file; 'dnssec explain NAME --from {file}' judges it");
        }

        return sniffed is [0x1f, 0x8b, 8, ..] ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    private static void WriteNoZone(ZoneReport report, string file, Terminal terminal)
    {
        terminal.Complain($"{(file == InputFile.StandardInput ? "standard input" : file)} is no zone file: there is no SOA record in it");
        foreach (var finding in report.Findings.Where(finding => finding.Line is not null).Take(MostErrorsShown))
        {
            terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"line {finding.Line}: {finding.Facts}"));
        }
    }

    private static void WriteText(ZoneReport report, bool anchorGiven, Terminal terminal)
    {
        var output = terminal.Output;
        var statistics = report.Statistics;
        var tone = report.Status switch { SecurityStatus.Secure => Tone.Good, SecurityStatus.Bogus => Tone.Bad, _ => Tone.Warning };
        output.Write(terminal.Paint(Tone.Strong, SafeText.OnOneLine(report.Apex!.ToString())));
        output.WriteLine($" is {terminal.Paint(tone, Lower(report.Status))}{Remark(report, anchorGiven)}");
        foreach (var finding in report.Findings)
        {
            var severity = finding.Severity switch { Severity.Error => Tone.Bad, Severity.Warning => Tone.Warning, _ => Tone.Faint };
            output.WriteLine($"  {terminal.Paint(severity, Lower(finding.Severity))} {SafeText.OnOneLine(finding.ToString())}");
        }

        foreach (var (code, count) in report.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var shown = report.Findings.Count(finding => finding.Code == code);
            if (shown < count)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count - shown:N0} more of {code}"));
            }
        }

        if (report.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } first)
        {
            output.WriteLine($"  more: dnssec explain-code {first.Code}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  judged at {report.At:yyyy-MM-dd HH:mm:ss} UTC; serial {report.Serial?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}"));
        output.WriteLine($"  {Number(statistics.Records, "record")} at {Number(statistics.Names, "name")}; {Number(statistics.NsecRecords, "NSEC record")}, {Number(statistics.Nsec3Records, "NSEC3 record")}{(statistics.ZonemdVerified ? "; ZONEMD verified" : "")}");
        output.WriteLine($"  {Number(statistics.Delegations, "delegation")}, {statistics.SecureDelegations.ToString("N0", CultureInfo.InvariantCulture)} of them secure");
        output.WriteLine($"  {Number(statistics.Signatures, "signature")} over {Number(statistics.RRsets, "RRset")} checked, {statistics.BadSignatures.ToString("N0", CultureInfo.InvariantCulture)} bad; {Number(statistics.UnsignedRRsets + statistics.BogusRRsets, "RRset")} without a valid one");
    }

    private static string Number(long count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");

    private static string Remark(ZoneReport report, bool anchorGiven) => report switch
    {
        { AnchorTrusts: null } when anchorGiven => ", but no trust anchor given is one of this zone: its keys were not compared with any",
        { Status: SecurityStatus.Secure, AnchorTrusts: null } => ", if the parent's DS records mean its secure entry points (--trust-anchor FILE would tell)",
        _ => "",
    };

    private static void WriteJson(ZoneReport report, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("zone", report.Apex?.ToString());
            json.WriteString("status", Lower(report.Status));
            json.WriteString("at", report.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            if (report.Serial is { } serial)
            {
                json.WriteNumber("serial", serial);
            }

            if (report.AnchorTrusts is { } trusts)
            {
                json.WriteBoolean("anchorTrusts", trusts);
            }

            json.WriteStartObject("counts");
            foreach (var (code, count) in report.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteNumber(code, count);
            }

            json.WriteEndObject();
            json.WriteStartArray("findings");
            foreach (var finding in report.Findings)
            {
                json.WriteStartObject();
                json.WriteString("code", finding.Code);
                json.WriteString("severity", Lower(finding.Severity));
                json.WriteString("owner", finding.Owner.ToString());
                if (finding.Type is { } type)
                {
                    json.WriteString("type", type.ToString());
                }

                if (finding.Algorithm is { } algorithm)
                {
                    json.WriteNumber("algorithm", algorithm.Number);
                }

                if (finding.KeyTag is { } tag)
                {
                    json.WriteNumber("keyTag", tag);
                }

                if (finding.Line is { } line)
                {
                    json.WriteNumber("line", line);
                }

                json.WriteString("facts", finding.Facts);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("statistics");
            var statistics = report.Statistics;
            json.WriteNumber("records", statistics.Records);
            json.WriteNumber("names", statistics.Names);
            json.WriteNumber("delegations", statistics.Delegations);
            json.WriteNumber("secureDelegations", statistics.SecureDelegations);
            json.WriteNumber("rrsets", statistics.RRsets);
            json.WriteNumber("unsignedRRsets", statistics.UnsignedRRsets);
            json.WriteNumber("bogusRRsets", statistics.BogusRRsets);
            json.WriteNumber("signatures", statistics.Signatures);
            json.WriteNumber("badSignatures", statistics.BadSignatures);
            json.WriteNumber("nsecRecords", statistics.NsecRecords);
            json.WriteNumber("nsec3Records", statistics.Nsec3Records);
            json.WriteBoolean("zonemdVerified", statistics.ZonemdVerified);
            json.WriteBoolean("sorted", statistics.Sorted);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private sealed class ProgressLine(Terminal terminal) : IProgress<ZoneProgress>
    {
        public void Report(ZoneProgress value) => terminal.Progress(value.TotalOctets is { } total and > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{value.Octets * 100 / total} % read, {value.Records:N0} records")
            : string.Create(CultureInfo.InvariantCulture, $"{value.Octets >> 20} MiB read, {value.Records:N0} records"));
    }
}
