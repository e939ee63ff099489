namespace DnssecToolkit.Notebooks;

/// <summary>A file is no notebook, or one that cannot be read. The message says what is wrong and where.</summary>
public sealed class NotebookFormatException : FormatException
{
    /// <summary>Makes the exception.</summary>
    public NotebookFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
