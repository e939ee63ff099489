namespace DnssecToolkit.Timelines;

/// <summary>A computed interval that knows which equation gave it.</summary>
/// <param name="Symbol">The name in the RFC, such as Ipub.</param>
/// <param name="Formula">The right side of the equation, in the RFC's symbols.</param>
/// <param name="Section">Where the equation stands.</param>
/// <param name="Length">The value.</param>
public sealed record Interval(string Symbol, string Formula, string Section, TimeSpan Length)
{
    /// <summary>The equation as it is written.</summary>
    public string Equation => $"{Symbol} = {Formula}";

    /// <summary>The interval, longer by one term; itself where the term is nothing.</summary>
    public Interval Plus(string term, TimeSpan length) =>
        length == TimeSpan.Zero ? this : this with { Formula = $"{Formula} + {term}", Length = Length + length };

    /// <summary>The interval with the registration delay before it: it is counted from the submission of the DS.</summary>
    public Interval AfterRegistration(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval($"Dreg + {Symbol}", $"Dreg + {Formula}", Section, timing.Dreg + Length);
    }

    /// <summary>The longer of two, as one equation.</summary>
    public static Interval Max(string symbol, Interval one, Interval other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var section = one.Section == other.Section ? one.Section : $"{one.Section}, {other.Section}";
        return new Interval(symbol, $"max({one.Formula}, {other.Formula})", section, one.Length > other.Length ? one.Length : other.Length);
    }

    /// <summary>The equation, its value and its section.</summary>
    public override string ToString() => $"{Equation} = {RolloverWords.Duration(Length)} ({Section})";
}
