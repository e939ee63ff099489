namespace DnssecToolkit.Shell;

/// <summary>Ends a command with one line for the user and an exit code; never a sign of a broken zone.</summary>
internal sealed class CommandException : Exception
{
    public CommandException(int exitCode, string message, Exception? innerException = null)
        : base(message, innerException) => ExitCode = exitCode;

    /// <summary>One of the constants of <see cref="Shell.ExitCode"/>.</summary>
    public int ExitCode { get; }

    /// <summary>The command line asks for something that cannot be.</summary>
    public static CommandException WrongUsage(string message) => new(Shell.ExitCode.WrongUsage, message);

    /// <summary>A file is missing, unreadable or not what it should be.</summary>
    public static CommandException Unreadable(string message, Exception? innerException = null) =>
        new(Shell.ExitCode.Unreadable, message, innerException);
}
