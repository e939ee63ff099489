using System.CommandLine;
using DnssecToolkit.Lab;
using DnssecToolkit.Notebooks.Trials;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec rollover repair CASE</c>: plays every way out of a failure case in the lab, has the validator say whether it is safe, and ranks them by failing user-minutes.</summary>
internal static class RolloverRepairCommand
{
    public static Command Build(Terminal terminal)
    {
        var code = new Argument<string>("CASE") { Description = $"The failure case: {string.Join(", ", RepairExercises.Codes)}; 'dnssec rollover plan emergency' tells what they are." };
        var answer = TimingOptions.Duration("--ttl-answer", "TTL of what users ask for; 5m if not given.");
        var key = TimingOptions.Duration("--ttl-key", "TTL of the DNSKEY set; 1h if not given.");
        var ds = TimingOptions.Duration("--ttl-ds", "TTL of the DS; 1d if not given.");
        var negative = TimingOptions.Duration("--ttl-neg", "TTL of negative answers; 1h if not given.");
        var after = TimingOptions.Duration("--repaired-after", "How long the trouble lasts until something is done; 2h if not given.");
        var start = new Option<string?>("--start") { Description = "When the trouble begins (UTC). Default: now.", HelpName = "TIME" };
        var population = new Option<string?>("--population") { Description = "Who asks behind which resolvers, as JSON; without it a typical mix.", HelpName = "FILE" };
        var command = new ExampledCommand("repair", "Try every way out of a failure case: how long each takes for whom, whether it fits to what caches hold, and which costs the fewest failing user-minutes.")
        {
            Examples =
            [
                ("signed with a key that is not published, as .de in May 2026", "dnssec rollover repair F2 --ttl-key 3600 --start 2026-05-05T19:30Z"),
                ("the KSK was changed and the DS was not", "dnssec rollover repair F4 --ttl-ds 1d"),
            ],
            ExitCodes = "0 done, 2 wrong usage, 4 a file cannot be read",
        };
        command.Add(code);
        command.Add(answer);
        command.Add(key);
        command.Add(ds);
        command.Add(negative);
        command.Add(after);
        command.Add(start);
        command.Add(population);
        command.SetAction((parsed, cancellation) =>
        {
            var onset = parsed.GetValue(start) is { } text ? Instant.Parse(text, "--start") : Instant.Parse("now", "--start");
            onset = DateTimeOffset.FromUnixTimeSeconds(onset.ToUnixTimeSeconds());
            var choices = new LabChoices
            {
                Breaks = Lead,
                Mends = Lead + (parsed.GetValue(after) ?? TimeSpan.FromHours(2)),
                ScriptTtls = new ZoneTtls
                {
                    Default = Seconds(parsed.GetValue(answer), 300),
                    Dnskey = Seconds(parsed.GetValue(key), 3600),
                    Ds = Seconds(parsed.GetValue(ds), 86_400),
                    Delegation = 86_400,
                    Soa = Seconds(parsed.GetValue(negative), 3600),
                    Negative = Seconds(parsed.GetValue(negative), 3600),
                },
            };
            if (choices.Mends == choices.Breaks)
            {
                throw CommandException.WrongUsage("--repaired-after 0 would repair it before anything breaks");
            }

            var wanted = parsed.GetRequiredValue(code);
            var exercise = RepairExercises.Find(wanted.ToUpperInvariant(), choices)
                ?? throw CommandException.WrongUsage($"there is no case \"{wanted}\" that the lab can play; there are {string.Join(", ", RepairExercises.Codes)}");
            var who = parsed.GetValue(population) is { } file ? ReadPopulation(file) : Population.Typical(ResolverProfiles.All);
            terminal.Output.Write(RepairTrials.Run(exercise, who, onset - Lead, cancellation: cancellation).ToText());
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>The time of health before the trouble; what caches hold at its begin depends on TTLs alone.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromHours(1);

    private static uint Seconds(TimeSpan? duration, uint usual) => duration is { } given ? (uint)Math.Clamp(given.TotalSeconds, 0, int.MaxValue) : usual;

    private static Population ReadPopulation(string file)
    {
        using var stream = InputFile.Open(file);
        var read = PopulationReader.Parse(stream);
        return read.TryGet(out var population) ? population : throw CommandException.Unreadable($"{file} is not a population: {read.Error!.Problem}");
    }
}
