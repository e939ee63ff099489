using System.Globalization;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Shell;

/// <summary>The files that resolvers and clients want of a lab.</summary>
internal static class LabFiles
{
    public const string Hints = "root.hints";
    public const string Anchor = "root.ds";
    public const string BindKeys = "bind.keys";
    public const string Unbound = "unbound.conf";

    /// <summary>Root hints, and the trust anchor as DS lines and in the form of BIND and delv.</summary>
    public static void WriteAnchors(Internet internet, string folder)
    {
        OutputFile.WriteText(Path.Combine(folder, Hints), internet.ToRootHints());
        OutputFile.WriteText(Path.Combine(folder, Anchor), internet.Anchors + "\n");
        var keys = internet.Anchors.All.SelectMany(anchor => anchor.Entries.Select(entry => entry.Ds).OfType<Ds>().Select(ds => string.Create(
            CultureInfo.InvariantCulture, $"    \"{anchor.Zone}\" static-ds {ds.KeyTag} {ds.Algorithm.Number} {ds.DigestType.Number} \"{Convert.ToHexString(ds.Digest.Span)}\";\n")));
        OutputFile.WriteText(Path.Combine(folder, BindKeys), $"trust-anchors {{\n{string.Concat(keys)}}};\n");
    }

    /// <summary>The configuration of an Unbound that resolves in the lab and validates.</summary>
    /// <param name="internet">The lab.</param>
    /// <param name="folder">The folder with the other files.</param>
    /// <param name="port">Where Unbound listens on 127.0.0.1.</param>
    /// <param name="pretended">The time it shall think it is; null: the real one.</param>
    public static void WriteUnbound(Internet internet, string folder, int port, DateTimeOffset? pretended)
    {
        // Unbound answers for test. and its like by itself (RFC 6761) unless told otherwise.
        var local = internet.Zones.Where(zone => zone.Apex.LabelCount == 1).Select(zone => $"  local-zone: \"{zone.Apex}\" nodefault\n");
        var date = pretended is { } at ? string.Create(CultureInfo.InvariantCulture, $"  val-override-date: \"{at.UtcDateTime:yyyyMMddHHmmss}\"\n") : "";
        OutputFile.WriteText(Path.Combine(folder, Unbound), string.Create(CultureInfo.InvariantCulture, $"""
            server:
              interface: 127.0.0.1@{port}
              access-control: 127.0.0.0/8 allow
              directory: "{folder}"
              chroot: ""
              username: ""
              pidfile: ""
              use-syslog: no
              do-daemonize: no
              do-ip6: no
              do-not-query-localhost: no
              root-hints: "{Path.Combine(folder, Hints)}"
              trust-anchor-file: "{Path.Combine(folder, Anchor)}"
              module-config: "validator iterator"
              val-log-level: 2
              ede: yes
            {date}{string.Concat(local)}remote-control:
              control-enable: no

            """));
    }

    /// <summary>A domain name as a file name: nothing in it that a file system understands in its own way.</summary>
    public static string SafeName(DomainName name) => name.IsRoot
        ? "root"
        : string.Concat(name.ToString().TrimEnd('.').ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '_')).TrimStart('.');
}
