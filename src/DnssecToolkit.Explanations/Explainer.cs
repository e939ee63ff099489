using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Gives words to findings and diagnoses.</summary>
public static class Explainer
{
    private static readonly FrozenDictionary<Type, TextEntry> Texts = SignatureTexts.All
        .Concat(DelegationTexts.All)
        .Concat(KeyTexts.All)
        .Concat(DenialTexts.All)
        .Concat(AliasTexts.All)
        .Concat(ResponseTexts.All)
        .ToFrozenDictionary(entry => entry.FindingType);

    /// <summary>The words for a finding.</summary>
    /// <exception cref="ArgumentException">There are none: a rule was added without its text.</exception>
    public static Explanation Explain(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Texts.TryGetValue(finding.GetType(), out var entry)
            ? entry.Explain(finding)
            : throw new ArgumentException($"there is no text for {finding.GetType().FullName}", nameof(finding));
    }

    /// <summary>The report about a diagnosis.</summary>
    public static Report Explain(Diagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        return new Report(diagnosis);
    }

    /// <summary>A chain of trust told step by step, from the anchor to the answer.</summary>
    public static ImmutableArray<ChainLine> Explain(ChainOfTrust chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return ChainLines.Of(chain);
    }

    /// <summary>The page about a code, in Markdown; null for a code that no rule has.</summary>
    public static string? Page(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        using var stream = typeof(Explainer).Assembly.GetManifestResourceStream(code.ToLower(CultureInfo.InvariantCulture) + ".md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static bool HasText(Type findingType) => Texts.ContainsKey(findingType);
}
