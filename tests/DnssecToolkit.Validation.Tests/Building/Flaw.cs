namespace DnssecToolkit.Validation.Tests;

/// <summary>A subject with one flaw.</summary>
/// <param name="Code">The code that must be found.</param>
/// <param name="Subject">The subject, all else about it sound.</param>
/// <param name="Context">What the rules may know beside it.</param>
internal sealed record Flaw(string Code, object Subject, RuleContext? Context = null)
{
    /// <summary>Codes that cannot be avoided beside it; every other code is forbidden.</summary>
    public string[] Companions { get; init; } = [];

    /// <summary>The finding with the flaw's code.</summary>
    public Finding Finding => RuleBook.Check(Subject, Context ?? Subjects.Context()).First(finding => finding.Code == Code);
}
