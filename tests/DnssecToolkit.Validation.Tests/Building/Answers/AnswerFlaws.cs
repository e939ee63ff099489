namespace DnssecToolkit.Validation.Tests.Building.Answers;

/// <summary>Every flaw of the areas denial, aliases and responses.</summary>
public static class AnswerFlaws
{
    public static IReadOnlyList<AnswerFlaw> All { get; } = [.. DenialFlaws.All, .. AliasFlaws.All, .. ResponseFlaws.All];

    public static IReadOnlyList<(string Case, object Subject)> Healthy { get; } = [.. DenialFlaws.Healthy, .. AliasFlaws.Healthy, .. ResponseFlaws.Healthy];

    public static AnswerFlaw Find(string name) => All.Single(flaw => flaw.ToString() == name);
}
