namespace DnssecToolkit.Shell;

/// <summary>What a finished <c>dnssec</c> process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>The answer is secure or insecure; for a command without a verdict: it did its work.</summary>
    public const int Done = 0;

    /// <summary>The answer is bogus; for <c>run</c>: a cell failed.</summary>
    public const int Bogus = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>The evidence does not suffice for a verdict.</summary>
    public const int Indeterminate = 3;

    /// <summary>A file is missing or cannot be read.</summary>
    public const int Unreadable = 4;

    /// <summary>A mistake of the toolkit itself (EX_SOFTWARE of sysexits).</summary>
    public const int InternalError = 70;

    /// <summary>Ended by Ctrl+C, as shells report it.</summary>
    public const int Interrupted = 130;
}
