using System.CommandLine;
using System.Globalization;

namespace DnssecToolkit.Shell.Inputs;

/// <summary>Reads durations from the command line: a number and its unit.</summary>
internal static class Durations
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)];

    /// <summary>An option that takes a duration above zero.</summary>
    public static Option<TimeSpan?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DURATION",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Parse(text) is { } duration)
            {
                return duration;
            }

            result.AddError($"{name} \"{text}\" is not a duration; write 500ms, 30s, 5m, 2h or 1d");
            return null;
        },
    };

    /// <summary>The duration that a text states; seconds where it names no unit; null where it is none, or not above zero, or longer than a year.</summary>
    public static TimeSpan? Parse(string text)
    {
        var (unit, factor) = Units.FirstOrDefault(unit => text.EndsWith(unit.Unit, StringComparison.Ordinal), ("", 1));
        return double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * factor is > 0 and <= 366 * 86_400.0
            ? TimeSpan.FromSeconds(number * factor)
            : null;
    }
}
