using System.CommandLine;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec rollover plan|check|repair</c>: safe dates for a key rollover, what dates of one's own would risk, and the ways out when it went wrong.</summary>
internal static class RolloverCommand
{
    public const string Name = "rollover";

    public static Command Build(Terminal terminal)
    {
        var command = new ExampledCommand(Name, "Plan a key rollover by the equations of RFC 7583, check whether its dates are safe, and find the best way out when it went wrong.")
        {
            Examples =
            [
                ("when may the new ZSK sign, and when may the old one go?", "dnssec rollover plan zsk --ttl-key 3600 --ttl-sig 86400 --start 2026-12-01T00:00Z"),
                ("are my own dates safe?", "dnssec rollover check plan.json"),
                ("it went wrong: which way out costs least?", "dnssec rollover repair F2 --ttl-key 3600"),
            ],
        };
        command.Add(RolloverPlanCommand.Build(terminal));
        command.Add(RolloverCheckCommand.Build(terminal));
        command.Add(RolloverRepairCommand.Build(terminal));
        return command;
    }
}
