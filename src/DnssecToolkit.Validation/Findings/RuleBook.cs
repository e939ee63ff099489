using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>Every rule, and how a subject is put to the rules of its kind.</summary>
public static class RuleBook
{
    /// <summary>The fixed parts of every rule, by code.</summary>
    public static ImmutableArray<RuleInfo> All { get; } =
    [
        .. Infos(SignatureRules.OfSignatures)
            .Concat(Infos(SignatureRules.OfRRsets))
            .Concat(Infos(DelegationRules.OfDsSets))
            .Concat(Infos(DelegationRules.OfLinks))
            .Concat(Infos(KeyRules.OfKeySets))
            .Concat(Infos(KeyRules.OfMissingKeySets))
            .Concat(Infos(DenialRules.OfDenials))
            .Concat(Infos(AliasRules.OfAliases))
            .Concat(Infos(ResponseRules.OfResponses))
            .Concat(Infos(ResponseRules.OfExchanges))
            .Concat(Infos(ResponseRules.OfComparisons))
            .Append(LinkBroken.Info)
            .DistinctBy(info => info.Code)
            .OrderBy(info => info.Code, StringComparer.Ordinal),
    ];

    /// <summary>The rule of a code, or null.</summary>
    public static RuleInfo? Find(string code) => All.FirstOrDefault(info => info.Code == code);

    /// <summary>What the rules find in a subject, the findings of a subject's parts before its own where the parts are nearer to the fault.</summary>
    internal static IEnumerable<Finding> Check(object subject, RuleContext context) => subject switch
    {
        SignatureCheck signature => Run(SignatureRules.OfSignatures, signature, context),
        RRsetCheck set => set.Signatures.SelectMany(signature => Check(signature, context)).Concat(Run(SignatureRules.OfRRsets, set, context)),
        DsSetCheck dsSet => Run(DelegationRules.OfDsSets, dsSet, context),
        ChainLink link => Run(DelegationRules.OfLinks, link, context),
        KeySetCheck keySet => Run(KeyRules.OfKeySets, keySet, context),
        MissingKeySet missing => Run(KeyRules.OfMissingKeySets, missing, context),
        DenialCheck denial => Run(DenialRules.OfDenials, denial, context),
        AliasCheck alias => Run(AliasRules.OfAliases, alias, context),
        ResponseCheck response => Run(ResponseRules.OfResponses, response, context),
        ObservedExchange exchange => Run(ResponseRules.OfExchanges, exchange, context),
        ServerComparison comparison => Run(ResponseRules.OfComparisons, comparison, context),
        _ => throw new ArgumentException($"there are no rules about {subject.GetType().Name}", nameof(subject)),
    };

    private static IEnumerable<Finding> Run<TSubject>(ImmutableArray<IRule<TSubject>> rules, TSubject subject, RuleContext context) =>
        rules.SelectMany(rule => rule.Check(subject, context));

    private static IEnumerable<RuleInfo> Infos<TSubject>(ImmutableArray<IRule<TSubject>> rules) => rules.Select(rule => rule.Info);
}
