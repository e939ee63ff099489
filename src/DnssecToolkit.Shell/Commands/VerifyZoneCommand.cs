using System.CommandLine;
using System.Globalization;
using System.Text.Json;
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

    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The signed zone file; - for standard input." };
        var origin = new Option<string?>("--origin") { Description = "Completes relative names where the file has no $ORIGIN.", HelpName = "NAME" };
        var at = new Option<string?>("--at") { Description = "The instant at which signatures must be valid (UTC). Default: now.", HelpName = "TIME" };
        var anchor = new Option<string?>("--trust-anchor") { Description = "Keys or digests that must have signed the DNSKEY set.", HelpName = "FILE" };
        var threads = new Option<int>("--threads") { Description = "Threads that verify signatures.", HelpName = "N", DefaultValueFactory = _ => Math.Clamp(Environment.ProcessorCount, 1, 16) };
        var most = new Option<int>("--most") { Description = "Findings of one code that are shown.", HelpName = "N", DefaultValueFactory = _ => 20 };
        var format = new Option<string>("--format") { Description = "text or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
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
            var options = new ZoneVerificationOptions { Threads = parsed.GetValue(threads), FindingsPerCode = Math.Max(1, parsed.GetValue(most)) };
            var report = Verify(parsed.GetRequiredValue(file), parsed.GetValue(origin), parsed.GetValue(at), parsed.GetValue(anchor), options, terminal, cancellation);
            terminal.EndProgress();
            if (parsed.GetValue(format) == "json")
            {
                WriteJson(report, terminal.Output);
            }
            else
            {
                WriteText(report, terminal);
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

    private static ZoneReport Verify(string file, string? origin, string? at, string? anchor, ZoneVerificationOptions options, Terminal terminal, CancellationToken cancellation)
    {
        DomainName? originName = null;
        if (origin is not null && !DomainName.TryParse(origin, out originName))
        {
            throw CommandException.WrongUsage($"--origin needs a domain name, not \"{origin}\"");
        }

        var instant = at is null ? DateTimeOffset.UtcNow : Instant.Parse(at, "--at");
        var anchors = anchor is null ? null : Inputs.Options.ReadAnchors([anchor]);
        var progress = terminal.ShowsProgress ? new ProgressLine(terminal) : null;
        using var stream = file == "-"
            ? Console.OpenStandardInput()
            : new FileStream(file, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        return ZoneVerifier.Verify(stream, originName, anchors, instant, options, progress, cancellation);
    }

    private static void WriteText(ZoneReport report, Terminal terminal)
    {
        var output = terminal.Output;
        var statistics = report.Statistics;
        var zone = report.Apex is { } apex ? SafeText.OnOneLine(apex.ToString()) : "(no zone)";
        var tone = report.Status switch { SecurityStatus.Secure => Tone.Good, SecurityStatus.Bogus => Tone.Bad, _ => Tone.Warning };
        output.Write(terminal.Paint(Tone.Strong, zone));
        output.WriteLine($": {terminal.Paint(tone, Lower(report.Status))}{Remark(report)}");
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

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {statistics.Records:N0} records at {statistics.Names:N0} names, serial {report.Serial?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}, judged at {report.At:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {statistics.Delegations:N0} delegations, {statistics.SecureDelegations:N0} of them secure"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {statistics.Signatures:N0} signatures over {statistics.RRsets:N0} RRsets verified, {statistics.BadSignatures:N0} of them bad; {statistics.UnsignedRRsets + statistics.BogusRRsets:N0} RRsets bogus"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {statistics.NsecRecords:N0} NSEC and {statistics.Nsec3Records:N0} NSEC3 records{(statistics.ZonemdVerified ? "; ZONEMD verified" : "")}"));
    }

    private static string Remark(ZoneReport report) => report switch
    {
        { Status: SecurityStatus.Secure, AnchorTrusts: null } => " (if the parent's DS records mean its secure entry points; --trust-anchor would tell)",
        { Status: SecurityStatus.Indeterminate, Apex: null } => ", the file is no zone",
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
