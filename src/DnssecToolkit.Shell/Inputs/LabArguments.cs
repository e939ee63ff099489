using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Shell.Inputs;

/// <summary>What the subcommands of <c>lab</c> share: the scenario and what may be chosen about it.</summary>
internal sealed class LabArguments
{
    private static readonly (string Word, DenialDescription Denial)[] Denials =
    [
        ("nsec", DenialDescription.Nsec), ("nsec3", DenialDescription.Nsec3), ("nsec3-opt-out", DenialDescription.OptOutNsec3), ("compact", DenialDescription.Compact),
    ];

    private readonly Argument<string> _scenario = new("SCENARIO") { Description = "A scenario or a fault of 'dnssec lab list', or faults joined by +." };
    private readonly Option<string?> _algorithm = new("--algorithm") { Description = "The algorithm of the zone that is broken, such as RSASHA256, ECDSAP256SHA256 (if none is given), ED25519.", HelpName = "ALGORITHM" };
    private readonly Option<string?> _denial = new("--denial") { Description = $"How that zone proves absence: {NearNames.Alternatives([.. Denials.Select(denial => denial.Word)])}; nsec if none is given.", HelpName = "KIND" };
    private readonly Option<string?> _seed = new("--seed") { Description = "Any word; another one gives other keys, the same one the same octets.", HelpName = "SEED" };

    private readonly Option<string?> _first = new("--first-address") { Description = "Servers get loopback addresses from here on; 127.53.0.0 if not given.", HelpName = "ADDRESS" };

    public void AddTo(Command command)
    {
        _denial.CompletionSources.Add([.. Denials.Select(denial => denial.Word)]);
        command.Add(_scenario);
        command.Add(_algorithm);
        command.Add(_denial);
        command.Add(_seed);
        command.Add(_first);
    }

    /// <summary>The scenario of a command line.</summary>
    public Scenario Scenario(ParseResult parsed) => Find(parsed.GetRequiredValue(_scenario), Choices(parsed));

    /// <summary>Builds what cannot always be built, because not every fault suits every zone.</summary>
    public static T Build<T>(Scenario scenario, Func<Scenario, T> build)
    {
        try
        {
            return build(scenario);
        }
        catch (Exception why) when (why is ArgumentException or NotSupportedException)
        {
            throw new CommandException(ExitCode.WrongUsage, $"{scenario.Name} cannot be made: {why.Message}", why);
        }
    }

    /// <summary>The scenario of a name.</summary>
    public static Scenario Find(string text, LabChoices? choices = null)
    {
        try
        {
            return ScenarioCatalogue.Parse(text, choices);
        }
        catch (UnknownScenarioException unknown)
        {
            throw Unknown(unknown.Name);
        }
        catch (ArgumentException unsuited)
        {
            throw CommandException.WrongUsage(unsuited.Message.Split(" (Parameter")[0]);
        }
    }

    public static CommandException Unknown(string name)
    {
        var near = NearNames.Question(name, ScenarioCatalogue.All.Select(scenario => scenario.Name).Concat(FaultCatalogue.All.Select(fault => fault.Name)));
        return CommandException.WrongUsage($"there is no scenario and no fault \"{name}\"{(near.Length == 0 ? "; 'dnssec lab list' lists all" : near)}");
    }

    private LabChoices Choices(ParseResult parsed)
    {
        var choices = new LabChoices();
        if (parsed.GetValue(_algorithm) is { } algorithm)
        {
            choices = choices with
            {
                Algorithm = SecurityAlgorithm.TryParse(algorithm, out var known)
                    ? known
                    : throw CommandException.WrongUsage($"--algorithm \"{algorithm}\" is not an algorithm; write RSASHA256, ECDSAP256SHA256, ECDSAP384SHA384, ED25519 or ED448"),
            };
        }

        if (parsed.GetValue(_denial) is { } denial)
        {
            choices = choices with
            {
                Denial = Denials.FirstOrDefault(known => known.Word == denial).Denial
                    ?? throw CommandException.WrongUsage($"--denial \"{denial}\" is not known; choose {NearNames.Alternatives([.. Denials.Select(known => known.Word)])}"),
            };
        }

        if (parsed.GetValue(_first) is { } first)
        {
            choices = choices with
            {
                FirstAddress = IPAddress.TryParse(first, out var address) && address.AddressFamily == AddressFamily.InterNetwork && IPAddress.IsLoopback(address)
                    ? address
                    : throw CommandException.WrongUsage($"--first-address \"{first}\" is not in 127.0.0.0/8; write 127.54.0.0"),
            };
        }

        return choices with { Seed = parsed.GetValue(_seed) ?? choices.Seed };
    }
}
