using System.Collections.Immutable;
using System.Text.Json;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Reads how a resolver judges.</summary>
internal static class ResolverPolicyReader
{
    private static readonly ImmutableDictionary<string, ResolverHabits> _habits =
        Enum.GetValues<ResolverHabits>().Where(habit => habit != ResolverHabits.None).ToImmutableDictionary(habit => InKebabCase(habit.ToString()));

    public static ResolverPolicy Read(string name, string title, SourcedValues values)
    {
        values.AllowOnly("algorithms", "digests", "nsec3Iterations", "clockSkew", "limits", "dsSet", "rsaExponentBits", "authorityMustVerify", "extendedErrors", "habits");
        var iterations = values.Value("nsec3Iterations");
        var insecureAbove = Count(values, iterations, "nsec3Iterations", "insecureAbove") ?? int.MaxValue;
        var dsSet = values.Value("dsSet");
        var policy = new ResolverPolicy(name)
        {
            Description = title,
            Algorithms = [.. values.Numbers("algorithms").Select(number => new SecurityAlgorithm((byte)number))],
            Digests = [.. values.Numbers("digests").Select(number => new DigestType((byte)number))],
            Nsec3IterationLimit = _ => insecureAbove,
            Nsec3RefusalLimit = Count(values, iterations, "nsec3Iterations", "bogusAbove"),
            Skew = Skew(values, "clockSkew"),
            Budget = Limits(values, "limits"),
            Sha1GivesWay = values.Flag(dsSet, "dsSet", "sha1GivesWay"),
            OnlyStrongestDigest = values.Flag(dsSet, "dsSet", "onlyStrongestDigest"),
            EveryDsAlgorithmMustSign = values.Flag(dsSet, "dsSet", "everyAlgorithmMustSign"),
            RsaExponentBits = values.Value("rsaExponentBits") is { ValueKind: JsonValueKind.Number } bits ? bits.GetInt32() : null,
            AuthorityMustVerify = values.Flag(values.Value("authorityMustVerify"), "authorityMustVerify"),
            ExtendedErrors = values.Value("extendedErrors").ValueKind == JsonValueKind.Null ? null : [.. values.Numbers("extendedErrors").Select(number => new ExtendedErrorCode(number))],
            Habits = Habits(values, "habits"),
        };
        return policy with { Provenance = values.Provenance };
    }

    // What is left out has no limit of the resolver's own, and the toolkit's stands.
    private static ValidationBudget Limits(SourcedValues values, string name)
    {
        var budget = new ValidationBudget();
        var limits = values.Value(name);
        if (limits.ValueKind != JsonValueKind.Object)
        {
            throw values.Wrong(name, "is no object of limits");
        }

        foreach (var limit in limits.EnumerateObject())
        {
            var most = Count(values, limits, name, limit.Name) ?? throw values.Wrong(name, $"has a \"{limit.Name}\" without a number");
            budget = limit.Name switch
            {
                "signatureChecks" => budget with { SignatureChecks = most },
                "keysPerSignature" => budget with { KeysPerSignature = most },
                "signaturesPerRRset" => budget with { SignaturesPerRRset = most },
                "dsPerZone" => budget with { DsPerZone = most },
                "dsMismatches" => budget with { DsMismatches = most },
                "nsec3Hashes" => budget with { Nsec3Hashes = most },
                "failuresPerRRset" => budget with { FailuresPerRRset = most },
                "denialRecords" => budget with { DenialRecords = most },
                "recordsPerRRset" => budget with { RecordsPerRRset = most },
                "signedOctets" => budget with { SignedOctets = most },
                _ => throw values.Wrong(name, $"has a \"{limit.Name}\"; there are signatureChecks, keysPerSignature, signaturesPerRRset, dsPerZone, dsMismatches, nsec3Hashes, failuresPerRRset, denialRecords, recordsPerRRset and signedOctets"),
            };
        }

        return budget;
    }

    private static ClockSkew Skew(SourcedValues values, string name)
    {
        var value = values.Value(name);
        if (value.ValueKind == JsonValueKind.Null)
        {
            return ClockSkew.None;
        }

        var (least, most) = (SourcedValues.Number(value, "minimum"), SourcedValues.Number(value, "maximum"));
        return least is >= 0 && most >= least
            ? new ClockSkew(SourcedValues.Number(value, "fraction") ?? 0, TimeSpan.FromSeconds(least.Value), TimeSpan.FromSeconds(most.Value)) { InceptionOnly = values.Flag(value, name, "inceptionOnly") }
            : throw values.Wrong(name, "is not null, and has no \"minimum\" and \"maximum\" in seconds");
    }

    private static ResolverHabits Habits(SourcedValues values, string name)
    {
        var value = values.Value(name);
        return value.ValueKind != JsonValueKind.Array ? throw values.Wrong(name, "is no list of names") : value.EnumerateArray().Aggregate(
            ResolverHabits.None,
            (all, habit) => all | (habit.ValueKind == JsonValueKind.String && _habits.TryGetValue(habit.GetString()!, out var known)
                ? known
                : throw values.Wrong(name, $"has {habit.GetRawText()}; there are {string.Join(", ", _habits.Keys.Order(StringComparer.Ordinal))}")));
    }

    private static int? Count(SourcedValues values, JsonElement value, string name, string inside) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(inside, out var number) && number.ValueKind != JsonValueKind.Null
            ? number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var count) && count >= 0 ? count : throw values.Wrong(name, $"has a \"{inside}\" of {number.GetRawText()}, which is no count")
            : null;

    // SignerMayBeAbove is written signer-may-be-above.
    private static string InKebabCase(string name) => string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
