using System.Net;

namespace DnssecToolkit.Testing.Servers;

/// <summary>Writes zone files and the configuration of each name server; the zones are served as they are, none is signed or mended.</summary>
internal static class NameServerConfiguration
{
    /// <summary>Writes the files into the folder and gives the command line that keeps the program in the foreground.</summary>
    public static IEnumerable<string> Write(NameServerKind kind, IPEndPoint endpoint, IReadOnlyList<ServedZone> zones, string folder)
    {
        var files = zones.Select((zone, i) => (Zone: zone.Apex.ToString(), File: Path.Combine(folder, $"{i}.zone"))).ToList();
        foreach (var (zone, i) in zones.Select((zone, i) => (zone, i)))
        {
            File.WriteAllText(files[i].File, zone.Text);
        }

        var (name, text, arguments) = kind switch
        {
            NameServerKind.Nsd => ("nsd.conf", Nsd(endpoint, files, folder), (string[])["-d", "-c", Path.Combine(folder, "nsd.conf")]),
            NameServerKind.Knot => ("knot.conf", Knot(endpoint, files, folder), ["-c", Path.Combine(folder, "knot.conf")]),
            NameServerKind.Bind => ("named.conf", Bind(endpoint, files, folder), ["-g", "-n", "1", "-c", Path.Combine(folder, "named.conf")]),
            _ => ("pdns.conf", PowerDns(endpoint, files, folder), [$"--config-dir={folder}"]),
        };
        File.WriteAllText(Path.Combine(folder, name), text);
        return arguments;
    }

    private static string Nsd(IPEndPoint endpoint, List<(string Zone, string File)> files, string folder) => $"""
        server:
          ip-address: {endpoint.Address}
          port: {endpoint.Port}
          username: ""
          chroot: ""
          zonesdir: "{folder}"
          database: ""
          pidfile: "{folder}/nsd.pid"
          xfrdfile: "{folder}/xfrd.state"
          xfrdir: "{folder}"
          zonelistfile: "{folder}/zone.list"
          server-count: 1
          refuse-any: no
        remote-control:
          control-enable: no
        {string.Concat(files.Select(zone => $"zone:\n  name: \"{zone.Zone}\"\n  zonefile: \"{zone.File}\"\n"))}
        """;

    private static string Knot(IPEndPoint endpoint, List<(string Zone, string File)> files, string folder) => $"""
        server:
          listen: {endpoint.Address}@{endpoint.Port}
          rundir: "{folder}"
          udp-workers: 1
          tcp-workers: 1
          background-workers: 1
        log:
          - target: stderr
            any: info
        database:
          storage: "{folder}/db"
        template:
          - id: default
            storage: "{folder}"
            semantic-checks: off
            zonefile-load: whole
            zonefile-sync: -1
            journal-content: none
        zone:
        {string.Concat(files.Select(zone => $"  - domain: \"{zone.Zone}\"\n    file: \"{zone.File}\"\n"))}
        """;

    private static string Bind(IPEndPoint endpoint, List<(string Zone, string File)> files, string folder) => $$"""
        options {
          directory "{{folder}}";
          pid-file none;
          session-keyfile none;
          lock-file none;
          listen-on port {{endpoint.Port}} { {{endpoint.Address}}; };
          listen-on-v6 { none; };
          recursion no;
          empty-zones-enable no;
          minimal-responses no;
          dnssec-validation no;
          notify no;
          check-names primary ignore;
          check-integrity no;
          check-sibling no;
        };
        controls { };
        {{string.Concat(files.Select(zone => $"zone \"{zone.Zone}\" {{ type primary; file \"{zone.File}\"; }};\n"))}}
        """;

    private static string PowerDns(IPEndPoint endpoint, List<(string Zone, string File)> files, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "zones.conf"), string.Concat(files.Select(zone => $"zone \"{zone.Zone}\" {{ type master; file \"{zone.File}\"; }};\n")));

        // Without this data base of the BIND back end the signatures of a zone file are left out of answers.
        File.WriteAllText(Path.Combine(folder, "pdns.conf"), Settings());
        Pdnsutil("create-bind-db", Path.Combine(folder, "dnssec.db"));
        foreach (var zone in files)
        {
            Pdnsutil("set-presigned", zone.Zone);
        }

        return Settings();

        void Pdnsutil(params string[] arguments)
        {
            var run = Installed.Run("pdnsutil", [$"--config-dir={folder}", .. arguments]);
            if (run.ExitCode != 0)
            {
                throw new InvalidOperationException($"pdnsutil {string.Join(' ', arguments)}: {run.Text}");
            }
        }

        string Settings() => $"""
            launch=bind
            bind-config={folder}/zones.conf
            bind-dnssec-db={folder}/dnssec.db
            local-address={endpoint.Address}
            local-port={endpoint.Port}
            socket-dir={folder}
            daemon=no
            guardian=no
            disable-syslog=yes
            write-pid=no
            setuid=
            setgid=
            any-to-tcp=no
            cache-ttl=0
            query-cache-ttl=0
            negquery-cache-ttl=0
            zone-cache-refresh-interval=0
            receiver-threads=1
            distributor-threads=1
            security-poll-suffix=

            """;
    }
}
