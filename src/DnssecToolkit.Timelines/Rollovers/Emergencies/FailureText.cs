using System.Globalization;
using System.Text;

namespace DnssecToolkit.Timelines;

/// <summary>A failure case as text: the best way out first.</summary>
public static class FailureText
{
    /// <summary>The state, the headline and a paragraph for each way out.</summary>
    public static string Render(FailureCase failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var text = new StringBuilder();
        var best = failure.Options.FirstOrDefault(option => option.Recovery is not null) ?? failure.Options[0];
        text.Append(CultureInfo.InvariantCulture, $"{failure.Code}, {failure.Broken}: {best.What}");
        text.Append(best.Recovery is { } recovery ? $"; the last resolver is well {RolloverWords.Duration(recovery.Length)} later.\n" : ".\n");
        foreach (var (index, option) in failure.Options.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{index + 1}. {option.What}\n");
            if (option.Wait is { } wait)
            {
                text.Append(CultureInfo.InvariantCulture, $"   wait {wait}\n");
            }

            if (option.Recovery is { } bound)
            {
                text.Append(CultureInfo.InvariantCulture, $"   over after {bound}\n");
            }

            if (option.Caution is { } caution)
            {
                text.Append(CultureInfo.InvariantCulture, $"   mind: {caution}\n");
            }
        }

        return text.ToString();
    }
}
