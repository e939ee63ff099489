using System.Text.RegularExpressions;
using DnssecToolkit.Benchmarks.Measuring;

namespace DnssecToolkit.Benchmarks.Zones;

/// <summary>Another program that verifies zones.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Its command line for a zone file.</param>
/// <param name="LoudArguments">The same, so that it names the bad RRsets.</param>
/// <param name="BadRRsets">Finds them in its output; null where it stops at the first.</param>
/// <param name="RsaOnly">Whether it knows no elliptic curves (validns 0.8 with OpenSSL 3).</param>
/// <param name="Goal">Our wall time over its own, at most, by algorithm.</param>
internal sealed partial record ZonePeer(
    string Name,
    Func<string, string[]> Arguments,
    Func<string, string[]> LoudArguments,
    Func<string, IEnumerable<string>>? BadRRsets,
    bool RsaOnly,
    Func<bool, double?> Goal)
{
    public static readonly ZonePeer[] All =
    [
        new("dnssec-verify", zone => ["-q", "-o", "example.", zone], zone => ["-o", "example.", zone], output => Matches(Bind(), output), false, isRsa => isRsa ? null : 0.6),
        new("ldns-verify-zone", zone => ["-V0", zone], zone => ["-V1", zone], output => Matches(Ldns(), output), false, isRsa => isRsa ? null : 0.35),
        new("kzonecheck", zone => ["-o", "example.", "-d", "on", zone], zone => ["-o", "example.", "-d", "on", zone], null, false, isRsa => isRsa ? null : 0.35),
        new("validns", zone => ["-q", "-s", "-n", "2", "-z", "example.", zone], zone => ["-n", "2", "-z", "example.", zone], output => Matches(Validns(), output), true, _ => null),
    ];

    public bool IsInstalled => Measurement.Exists(Name);

    private static IEnumerable<string> Matches(Regex regex, string output) =>
        regex.Matches(output).Select(match => $"{match.Groups["name"].Value.TrimEnd('.').ToLowerInvariant()}. {match.Groups["type"].Value}").Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"No correct \S+ signature for (?<name>\S+) (?<type>\S+)")]
    private static partial Regex Bind();

    [GeneratedRegex(@"Bogus DNSSEC signature for (?<name>\S+)\s+(?<type>\S+)")]
    private static partial Regex Ldns();

    [GeneratedRegex(@"^\S+:\d+: (?<name>\S+) RRSIG\((?<type>[^)]+)\)", RegexOptions.Multiline)]
    private static partial Regex Validns();
}
