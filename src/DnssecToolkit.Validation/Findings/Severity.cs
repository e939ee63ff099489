namespace DnssecToolkit.Validation;

/// <summary>How grave a finding is by the text of the standard, whether or not it decided the verdict.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Notice,

    /// <summary>Against a SHOULD or a recommendation.</summary>
    Warning,

    /// <summary>Against a MUST.</summary>
    Error,
}
