using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec lab serve SCENARIO</c>: every server of a scenario on its own loopback address, until Ctrl+C.</summary>
internal static class LabServeCommand
{
    private const double FastestSpeed = 1_000_000;

    public static Command Build(Terminal terminal)
    {
        var arguments = new LabArguments();
        var port = Inputs.Options.Count("--port", "The port of every server; 53 if not given, which is where resolvers look.");
        var at = Inputs.Options.At("What time the lab thinks it is when it starts, in UTC; now if not given, or shortly before an incident that has a date.");
        var speed = new Option<double>("--speed")
        {
            Description = "How fast the lab's time passes: 60 plays a minute of its script in a second.",
            HelpName = "X",
            DefaultValueFactory = _ => 1,
            CustomParser = result => SpeedOf(result),
        };
        var output = new Option<string?>("--output", "-o") { Description = "The folder for root hints, trust anchor and a configuration of Unbound; a temporary one if not given.", HelpName = "DIR" };
        var resolver = Inputs.Options.Count("--resolver-port", "The port of 127.0.0.1 that the configuration of Unbound is for; 5399 if not given.");
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Print every query, with what was answered." };
        var command = new ExampledCommand("serve", "Serve a scenario on loopback addresses, UDP and TCP, until Ctrl+C, and say what to type.")
        {
            Examples =
            [
                ("as root, or where low ports are free: for real resolvers", "dnssec lab serve rrsig-expired"),
                ("for everybody: dig and dnssec fetch take any port", "dnssec lab serve rrsig-expired --port 5300"),
                ("an incident in time, queries shown", "dnssec lab serve wrong-ds-then-fixed -v"),
                ("the outage of .de in May 2026, a minute in a second", "dnssec lab serve de-2026-05-05 --speed 60"),
                ("at another time", "dnssec lab serve healthy --at 2026-05-05T19:30:00Z --algorithm RSASHA256 --denial nsec3-opt-out"),
            ],
            ExitCodes = "0 ended by Ctrl+C or SIGTERM; 2 wrong usage; 4 an address cannot be listened at, or a file not written",
        };
        arguments.AddTo(command);
        foreach (var option in new Option[] { port, at, speed, output, resolver, verbose })
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) =>
        {
            var scenario = arguments.Scenario(parsed);
            return new LabServing(scenario, terminal)
            {
                Port = PortOf(parsed.GetValue(port), "--port"),
                At = parsed.GetValue(at) is { } text ? Instant.Parse(text, "--at") : scenario.Begins,
                Speed = parsed.GetValue(speed),
                Folder = parsed.GetValue(output),
                ResolverPort = PortOf(parsed.GetValue(resolver), "--resolver-port") ?? 5399,
                ShowsQueries = parsed.GetValue(verbose),
            }.RunAsync(cancellation);
        });
        return command;
    }

    private static double SpeedOf(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= FastestSpeed)
        {
            return speed;
        }

        result.AddError($"--speed \"{text}\" is no speed; write a number above 0, such as 60");
        return 1;
    }

    private static int? PortOf(int? port, string option) => port is null or <= ushort.MaxValue
        ? port
        : throw CommandException.WrongUsage(string.Create(CultureInfo.InvariantCulture, $"{option} {port} is not a port; the largest is {ushort.MaxValue}"));
}
