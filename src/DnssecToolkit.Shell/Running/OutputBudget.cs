namespace DnssecToolkit.Shell.Running;

/// <summary>How much a cell may show. A runaway cell must not drown its notebook.</summary>
internal sealed record OutputBudget
{
    /// <summary>The budget of notebooks.</summary>
    public static OutputBudget Default { get; } = new();

    /// <summary>Characters written to the console, standard output and standard error together.</summary>
    public int ConsoleCharacters { get; init; } = 200_000;

    /// <summary>Values shown.</summary>
    public int Displays { get; init; } = 200;

    /// <summary>Characters of one form of one value.</summary>
    public int FormCharacters { get; init; } = 8_000_000;
}
