using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-tag-collision-tried</c>.</summary>
internal static class RrsigTagCollisionTriedText
{
    internal static Explanation Explain(RrsigTagCollisionTried.Found found) => new(
        "several keys had to be tried on the signature",
        $"{found.Check.Trials.Count(trial => trial.Outcome is not null)} keys with tag {found.Check.Rrsig.KeyTag} were tried on {SignatureWords.Name(found.Check)}",
        "when next a key is generated, reject one whose tag is in use",
        $"tried: {SignatureWords.Keys(found.Check)}");
}
