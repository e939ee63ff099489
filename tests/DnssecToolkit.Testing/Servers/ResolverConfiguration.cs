using System.Globalization;
using System.Security.Cryptography;

namespace DnssecToolkit.Testing.Servers;

/// <summary>Writes the configuration of each resolver: a closed world on loopback with its own root and anchor, otherwise the program's defaults.</summary>
internal static class ResolverConfiguration
{
    /// <summary>Where <c>rndc</c> finds BIND, at the address of the resolver.</summary>
    public const int BindControlPort = 953;

    /// <summary>Writes the files into the folder and gives the command line that keeps the program in the foreground.</summary>
    public static IEnumerable<string> Write(ResolverKind kind, ResolverOptions options, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "root.hints"), string.Concat(options.RootServers.Select((address, i) =>
            $". 518400 IN NS ns{i + 1}.root-hints.\nns{i + 1}.root-hints. 518400 IN {(address.GetAddressBytes().Length == 4 ? "A" : "AAAA")} {address}\n")));
        File.WriteAllText(Path.Combine(folder, "anchors"), options.TrustAnchors.TrimEnd() + "\n");
        var (file, text, arguments) = kind switch
        {
            ResolverKind.Unbound => ("unbound.conf", Unbound(options, folder), (string[])["-d", "-p", "-c", Path.Combine(folder, "unbound.conf")]),
            ResolverKind.Bind => ("named.conf", Bind(options, folder), ["-g", "-n", "1", "-c", Path.Combine(folder, "named.conf"), .. options.IsVerbose ? (string[])["-d", "3"] : []]),
            ResolverKind.Knot => ("kresd.conf", Knot(options, folder), ["-n", "-c", Path.Combine(folder, "kresd.conf"), folder]),
            _ => ("recursor.conf", PowerDns(options, folder), [$"--config-dir={folder}"]),
        };
        File.WriteAllText(Path.Combine(folder, file), text);
        return arguments;
    }

    private static IEnumerable<string> Anchors(ResolverOptions options) =>
        options.TrustAnchors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Unbound(ResolverOptions o, string folder) => $"""
        server:
          interface: {o.Endpoint.Address}
          port: {o.Endpoint.Port}
          do-daemonize: no
          username: ""
          chroot: ""
          directory: "{folder}"
          pidfile: ""
          use-syslog: no
          log-time-ascii: no
          verbosity: {(o.IsVerbose ? 4 : 1)}
          val-log-level: 2
          num-threads: 1
          access-control: 127.0.0.0/8 allow
          access-control: ::1/128 allow
          do-not-query-localhost: no
          do-ip6: {YesNo(o.RootServers.Any(address => address.GetAddressBytes().Length == 16))}
          root-hints: "{folder}/root.hints"
          module-config: "{(o.TrustAnchors.Length > 0 ? "validator iterator" : "iterator")}"
          {(o.TrustAnchors.Length > 0 ? $"trust-anchor-file: \"{folder}/anchors\"" : "")}
          trust-anchor-signaling: no
          unblock-lan-zones: yes
          insecure-lan-zones: yes
          local-zone: "test." nodefault
          local-zone: "invalid." nodefault
          local-zone: "onion." nodefault
          minimal-responses: no
          qname-minimisation: {YesNo(o.MinimisesNames)}
          aggressive-nsec: {YesNo(o.UsesProofsAggressively)}
          ede: {YesNo(o.SendsExtendedErrors)}
          {(o.MostCacheSeconds is { } seconds ? $"cache-max-ttl: {seconds}\n  cache-max-negative-ttl: {seconds}" : "")}
          {(o.MostCacheSeconds == 0 ? "val-bogus-ttl: 0\n  infra-host-ttl: 1" : "")}
        {Indented(o.Extra)}
        remote-control:
          {(o.IsControlled ? $"control-enable: yes\n  control-use-cert: no\n  control-interface: \"{folder}/control\"" : "control-enable: no")}
        """;

    private static string Bind(ResolverOptions o, string folder)
    {
        if (o.IsControlled)
        {
            File.WriteAllText(Path.Combine(folder, "rndc.key"), $"key \"control\" {{ algorithm hmac-sha256; secret \"{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}\"; }};\n");
        }

        return BindText(o, folder);
    }

    private static string BindText(ResolverOptions o, string folder) => $$"""
        options {
          directory "{{folder}}";
          pid-file none;
          session-keyfile none;
          lock-file none;
          listen-on port {{o.Endpoint.Port}} { {{o.Endpoint.Address}}; };
          listen-on-v6 { none; };
          query-source address {{o.Endpoint.Address}};
          recursion yes;
          allow-query { 127.0.0.0/8; };
          allow-query-cache { 127.0.0.0/8; };
          dnssec-validation {{YesNo(o.TrustAnchors.Length > 0)}};
          empty-zones-enable no;
          minimal-responses no;
          qname-minimization {{(o.MinimisesNames ? "relaxed" : "off")}};
          synth-from-dnssec {{YesNo(o.UsesProofsAggressively)}};
          trust-anchor-telemetry no;
          root-key-sentinel yes;
          {{(o.MostCacheSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"max-cache-ttl {Math.Max(1, seconds)}; max-ncache-ttl {Math.Max(1, seconds)};") : "")}}
          {{(o.MostCacheSeconds == 0 ? "servfail-ttl 0; lame-ttl 0;" : "")}}
        {{Indented(o.Extra)}}
        };
        {{(o.IsControlled ? $"include \"{folder}/rndc.key\";\ncontrols {{ inet {o.Endpoint.Address} port {BindControlPort} allow {{ 127.0.0.0/8; }} keys {{ \"control\"; }}; }};" : "controls { };")}}
        zone "." { type hint; file "root.hints"; };
        {{(o.TrustAnchors.Length > 0 ? $"trust-anchors {{\n{string.Concat(Anchors(o).Select(BindAnchor))}}};" : "")}}
        logging {
          channel all { stderr; severity {{(o.IsVerbose ? "debug 3" : "info")}}; print-category yes; };
          category default { all; };
          category dnssec { all; };
          category query-errors { null; };
        };
        """;

    /// <summary><c>. IN DS 1 8 2 AB CD</c> as <c>"." static-ds 1 8 2 "ABCD";</c>.</summary>
    private static string BindAnchor(string line)
    {
        var all = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var type = Array.FindIndex(all, word => word is "DS" or "DNSKEY");
        return $"  \"{all[0]}\" {(all[type] == "DS" ? "static-ds" : "static-key")} {all[type + 1]} {all[type + 2]} {all[type + 3]} \"{string.Concat(all[(type + 4)..])}\";\n";
    }

    private static string Knot(ResolverOptions o, string folder) => $$"""
        log_level('{{(o.IsVerbose ? "debug" : "info")}}')
        log_target('stderr')
        net.listen('{{o.Endpoint.Address}}', {{o.Endpoint.Port}}, { kind = 'dns' })
        net.ipv6 = {{(o.RootServers.Any(address => address.GetAddressBytes().Length == 16) ? "true" : "false")}}
        modules.unload('ta_update')
        modules.unload('ta_signal_query')
        modules.unload('ta_sentinel')
        modules.unload('priming')
        modules.unload('detect_time_skew')
        modules.unload('detect_time_jump')
        modules.load('hints > iterate')
        modules.load('bogus_log')
        hints.root({ {{string.Join(", ", o.RootServers.Select((address, i) => $"['ns{i + 1}.root-hints.'] = '{address}'"))}} })
        {{string.Join('\n', Anchors(o).Select(line => $"trust_anchors.add('{line}')"))}}
        {{(o.TrustAnchors.Length == 0 ? "trust_anchors.remove('.')" : "")}}
        while #policy.special_names > 0 do table.remove(policy.special_names) end
        {{(o.IsControlled ? $"net.listen('{folder}/control', nil, {{ kind = 'control' }})" : "")}}
        cache.open(64 * MB, 'lmdb://{{folder}}/cache')
        {{(o.MostCacheSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"cache.min_ttl(0)\ncache.max_ttl({Math.Max(1, seconds)})") : "")}}
        policy.add(policy.all(policy.FLAGS({ 'ALLOW_LOCAL'{{(o.MinimisesNames ? "" : ", 'NO_MINIMIZE'")}}{{(o.MostCacheSeconds == 0 ? ", 'NO_CACHE'" : "")}} })))
        {{o.Extra}}
        """;

    private static string PowerDns(ResolverOptions o, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "anchors.lua"), "clearTA()\n" + string.Concat(Anchors(o).Select(line =>
        {
            var all = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var type = Array.IndexOf(all, "DS");
            return type < 0
                ? throw new NotSupportedException("PowerDNS Recursor takes trust anchors as DS records only")
                : $"addTA('{all[0]}', \"{all[type + 1]} {all[type + 2]} {all[type + 3]} {string.Concat(all[(type + 4)..])}\")\n";
        })));
        return $"""
            local-address={o.Endpoint.Address}
            local-port={o.Endpoint.Port}
            socket-dir={folder}
            lua-config-file={folder}/anchors.lua
            hint-file={folder}/root.hints
            daemon=no
            disable-syslog=yes
            write-pid=no
            setuid=
            setgid=
            threads=1
            pdns-distributes-queries=no
            dont-query=
            allow-from=127.0.0.0/8, ::1/128
            security-poll-suffix=
            any-to-tcp=no
            dnssec={(o.TrustAnchors.Length > 0 ? "validate" : "off")}
            dnssec-log-bogus=yes
            extended-resolution-errors={YesNo(o.SendsExtendedErrors)}
            qname-minimization={YesNo(o.MinimisesNames)}
            {(o.UsesProofsAggressively ? "" : "aggressive-nsec-cache-size=0")}
            loglevel={(o.IsVerbose ? 9 : 5)}
            quiet={YesNo(!o.IsVerbose)}
            {(o.IsVerbose ? "trace=yes" : "")}
            {(o.MostCacheSeconds is { } seconds ? $"max-cache-ttl={Math.Max(15, seconds)}\nmax-negative-ttl={seconds}\nmax-cache-bogus-ttl={seconds}\npacketcache-ttl={seconds}\npacketcache-servfail-ttl=0\nserver-down-throttle-time=0" : "")}
            {o.Extra}

            """;
    }

    private static string Indented(string lines) => string.Join('\n', lines.Split('\n').Select(line => "  " + line.Trim()));
}
