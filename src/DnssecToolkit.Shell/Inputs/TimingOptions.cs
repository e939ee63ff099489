using System.CommandLine;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Shell.Inputs;

/// <summary>The options that state a zone's TTLs and delays, each with its name in RFC 7583.</summary>
internal sealed class TimingOptions
{
    private static readonly (string Option, string Value, string What)[] All =
    [
        ("--ttl-key", nameof(RolloverTiming.TTLkey), "TTL of the DNSKEY set"),
        ("--ttl-sig", nameof(RolloverTiming.TTLsig), "largest TTL of signed data in the zone"),
        ("--ttl-ds", nameof(RolloverTiming.TTLds), "TTL of the DS at the parent's own servers"),
        ("--ttl-neg", nameof(RolloverTiming.TTLneg), "TTL of negative answers: the lesser of the SOA's TTL and its MINIMUM"),
        ("--propagation", nameof(RolloverTiming.DprpC), "until a change is on all servers of the zone"),
        ("--parent-propagation", nameof(RolloverTiming.DprpP), "until a change is on all servers of the parent"),
        ("--signing", nameof(RolloverTiming.Dsgn), "until the whole zone has been signed again"),
        ("--registration", nameof(RolloverTiming.Dreg), "from the submission of a DS to its publication, at the longest"),
        ("--signature-validity", nameof(RolloverTiming.SignatureValidity), "how long signatures are valid (for RFC 5011)"),
        ("--publish-safety", nameof(RolloverTiming.PublishSafety), "added to publication intervals, as BIND does"),
        ("--retire-safety", nameof(RolloverTiming.RetireSafety), "added to retire intervals, as BIND does"),
    ];

    private readonly (string Value, Option<TimeSpan?> Option)[] _options;

    public TimingOptions()
    {
        var usual = new RolloverTiming().Values.ToDictionary(value => value.Name, value => value.Value);
        _options = [.. All.Select(row => (row.Value, Duration(row.Option, $"{row.Value}: {row.What}; {Seconds(usual[row.Value]!.Value)} if not given.")))];
    }

    public void AddTo(Command command)
    {
        foreach (var (_, option) in _options)
        {
            command.Add(option);
        }
    }

    public RolloverTiming Read(ParseResult parsed) => _options.Aggregate(
        new RolloverTiming(),
        (timing, row) => parsed.GetValue(row.Option) is { } value ? timing.With(row.Value, value)! : timing);

    /// <summary>An option that takes whole seconds from 0 on, or another unit.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DURATION",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var duration = text.Trim('0').Length == 0 && text.Length > 0 ? TimeSpan.Zero : Durations.Parse(text);
            if (duration is { } value && value.Ticks % TimeSpan.TicksPerSecond == 0)
            {
                return value;
            }

            result.AddError($"{name} \"{text}\" is not a duration of whole seconds; write 3600, 30s, 5m, 2h or 1d");
            return null;
        },
    };

    private static string Seconds(TimeSpan value) => value switch
    {
        { Ticks: 0 } => "0",
        _ when value.Ticks % TimeSpan.TicksPerDay == 0 => $"{value.Days}d",
        _ when value.Ticks % TimeSpan.TicksPerHour == 0 => $"{value.TotalHours}h",
        _ => $"{value.TotalMinutes}m",
    };
}
