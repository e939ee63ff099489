using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-parameters-mixed</c>.</summary>
internal static class Nsec3ParametersMixedText
{
    internal static Explanation Explain(Nsec3ParametersMixed.Found found)
    {
        return new Explanation(
            "the response mixes NSEC3 records of different chains",
            $"the NSEC3 records of {found.Check.Zone} have {Say.Count(found.Parameters.Length, "set")} of parameters",
            [
                .. found.Parameters.Select(parameters => $"hash algorithm, iterations and salt: {parameters}"),
                DenialWords.Response(found.Check),
            ],
            $"let the servers of {found.Check.Zone} use one chain for a response: the one that NSEC3PARAM names");
    }
}
