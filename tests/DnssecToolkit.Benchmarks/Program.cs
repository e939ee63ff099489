using DnssecToolkit.Benchmarks.Captures;
using DnssecToolkit.Benchmarks.Chains;
using DnssecToolkit.Benchmarks.Fuzzing;
using DnssecToolkit.Benchmarks.Judges;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Benchmarks.Simulation;
using DnssecToolkit.Benchmarks.Zones;

// Measures the toolkit against its peers, in the same run and in turn. Installs nothing; says what is missing.
var settings = Settings.Parse(args);
switch (settings.Command)
{
    case "verify-zone":
        return VerifyZoneBenchmark.Run(settings);
    case "p256":
        return P256Benchmark.Run(settings);
    case "explain":
        return ExplainBenchmark.Run(settings);
    case "fetch":
        return FetchBenchmark.Run(settings);
    case "diagnose":
        return DiagnoseBenchmark.Run(settings);
    case "pcap":
        return PcapBenchmark.Run(settings);
    case "fuzz":
        return FuzzRun.Run(settings);
    case "agreement":
        return AgreementBenchmark.Agreement(settings);
    case "catalogue":
        return AgreementBenchmark.Catalogue(settings);
    case "probes":
        return AgreementBenchmark.Probes(settings);
    case "localise":
        return LocaliseBenchmark.Run(settings);
    case "recovery":
        return RecoveryBenchmark.Run(settings);
    case "simulate":
        return SimulateBenchmark.Run(settings);
    default:
        Console.WriteLine("""
            Usage: DnssecToolkit.Benchmarks COMMAND [options]

              verify-zone   dnssec verify-zone against dnssec-verify, ldns-verify-zone, kzonecheck and validns:
                            same zones, verdicts compared first. --delegations N (100000), --pairs N (5)
              p256          the batch verifier against the platform's ECDSA, per CPU second
              explain       dnssec explain from a capture against delv at a loopback named, whole processes. --pairs N
              fetch         dnssec fetch with its diagnosis against dnsviz probe and grok on the same NSD, Knot and BIND servers, healthy
                            and with a dead, a truncating and a stale one, whole processes; needs root. --pairs N (10), --broken N (3)
              diagnose      a diagnosis of a three-zone chain in this process, warm
              pcap          reading a recording of DNSSEC replies against tshark -T fields. --packets N (200000)
              fuzz [N]      N (100000) random and mutated messages, captures and zone files: only the documented
                            errors, at most 100 ms each. --seed S
              agreement     random scenarios of the lab, judged by Unbound, BIND, Knot Resolver and PowerDNS Recursor and by our
                            policies for them; needs port 53. --count N (2000) --seed N (1)
                            --numbers N,N only these; --resolver NAME only that; --logs DIR --batch 1 the full log of each difference
              catalogue     every fault of the catalogue alone, in seven kinds of zones, judged in the same way. --faults NAME,NAME
              probes        the questions that those policies were settled with. --only PREFIX
              localise      every fault of the catalogue, three algorithms, NSEC and NSEC3: verdict and cause as we, unbound-host, delv,
                            drill and DNSViz state them; needs port 53. --answers FILE keeps what was said and is taken up again;
                            --programs dnssec,unbound-host,delv,drill,dnsviz --combinations ECDSAP256SHA256/nsec,... --faults NAME,...
                            --parallel N (2) --again timeouts --ask no (judge only) --publish FOLDER --statements PROGRAM
              recovery      installed resolvers live through scripted incidents of the lab, and what their clients see is set beside what the
                            timelines predict; needs port 53. --seeds N (4) --seed N (1) --scenarios A,B --resolvers Unbound,Bind,Knot,PowerDns
                            --parallel N (8) --network N (160) --out FILE.tsv --logs FOLDER

              simulate      cache expiries drawn one by one against a priority queue, System.Random and numpy, and dnssec recover on the
                            outage of .de with a million names, whole process. --records N (100000000) --pairs N (5)

              --folder DIR  keeps generated zones and recordings there for the next run
              --dnssec FILE the dnssec executable to measure (default: this repository's Release build)

            Run it from a Release build: dotnet run -c Release --project tests/DnssecToolkit.Benchmarks -- verify-zone
            """);
        return settings.Command.Length == 0 ? 2 : 0;
}
