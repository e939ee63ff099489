using System.Collections.Immutable;
using System.Text.Json;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Reads a population from JSON: only what is named differs from <see cref="Population.Typical"/>.</summary>
/// <remarks>
/// <code>
/// { "names": 1000000, "inequality": 1, "queriesPerSecond": 1000, "validatingShare": 0.81, "repeats": 3, "users": 80000000, "seed": 1,
///   "demand": "poisson",                        // or "bursty"
///   "stretchingShare": 0.0874, "stretchedTtl": 3600, "outlivingShare": 0.441,
///   "classes":   [ { "title": "a minute", "ttl": 60, "share": 0.2 }, ... ],
///   "resolvers": [ { "profile": "unbound", "share": 0.3 }, ... ] }
/// </code>
/// </remarks>
public static class PopulationReader
{
    private const int MostNames = 100_000_000;

    /// <summary>Reads a population; the error names the value and what is wrong with it.</summary>
    public static ParseResult<Population> Parse(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : new ParseError("A population is an object.");
        }
        catch (JsonException wrong)
        {
            return new ParseError($"This is no JSON: {wrong.Message}", Line: (int?)wrong.LineNumber + 1);
        }
        catch (FormatException wrong)
        {
            return new ParseError(wrong.Message);
        }
    }

    private static Population Read(JsonElement root)
    {
        var population = Population.Typical(ResolverProfiles.All);
        foreach (var property in root.EnumerateObject())
        {
            var value = property.Value;
            population = property.Name switch
            {
                "names" => population with { Names = (int)Number(value, property.Name, 1, MostNames) },
                "inequality" => population with { Inequality = Number(value, property.Name, 0, 4) },
                "queriesPerSecond" => population with { QueriesPerSecond = Number(value, property.Name, 1e-9, 1e12) },
                "demand" => population with { Demand = Kind(value) },
                "stretchingShare" => population with { StretchingShare = Number(value, property.Name, 0, 1) },
                "stretchedTtl" => population with { StretchedTtl = (uint)Number(value, property.Name, 0, 604_800) },
                "outlivingShare" => population with { OutlivingShare = Number(value, property.Name, 0, 1) },
                "validatingShare" => population with { ValidatingShare = Number(value, property.Name, 0, 1) },
                "repeats" => population with { Repeats = Number(value, property.Name, 1, 1000) },
                "users" => population with { Users = Number(value, property.Name, 0, 1e11) },
                "seed" => population with { Seed = (int)Number(value, property.Name, 0, int.MaxValue) },
                "classes" => population with { Classes = Shares(Items(value, property.Name).Select(Class), kind => kind.Share, property.Name) },
                "resolvers" => population with { Resolvers = Shares(Items(value, property.Name).Select(Resolver), resolver => resolver.Share, property.Name) },
                _ => throw new FormatException($"A population has no \"{property.Name}\"."),
            };
        }

        return population;
    }

    private static Demand Kind(JsonElement value) => (value.ValueKind == JsonValueKind.String ? value.GetString() : null) switch
    {
        "poisson" => Demand.Poisson,
        "bursty" => Demand.Bursty,
        _ => throw new FormatException($"\"demand\" is {value.GetRawText()}, not \"poisson\" or \"bursty\"."),
    };

    private static QueryClass Class(JsonElement item) => new(
        item.TryGetProperty("title", out var title) ? title.GetString() ?? "" : "",
        item.TryGetProperty("ttl", out var ttl) && ttl.TryGetUInt32(out var seconds) ? seconds : throw new FormatException("A class has no \"ttl\" in seconds."),
        item.TryGetProperty("share", out var share) ? Number(share, "share", 0, 1) : throw new FormatException("A class has no \"share\"."));

    private static ResolverShare Resolver(JsonElement item)
    {
        var name = item.TryGetProperty("profile", out var given) ? given.GetString() ?? "" : throw new FormatException("A resolver has no \"profile\".");
        return new ResolverShare(
            ResolverProfiles.Find(name) ?? throw new FormatException($"There is no profile \"{name}\"; there are {string.Join(", ", ResolverProfiles.All.Select(profile => profile.Name))}."),
            item.TryGetProperty("share", out var share) ? Number(share, "share", 0, 1) : throw new FormatException($"The resolver {name} has no \"share\"."));
    }

    private static ImmutableArray<T> Shares<T>(IEnumerable<T> items, Func<T, double> share, string name)
    {
        var list = items.ToImmutableArray();
        var sum = list.Sum(share);
        return list.IsEmpty || Math.Abs(sum - 1) > 1e-6
            ? throw new FormatException(FormattableString.Invariant($"The shares of \"{name}\" add up to {sum}, not to 1."))
            : list;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw new FormatException($"\"{name}\" is not a list.");

    private static double Number(JsonElement value, string name, double least, double most) =>
        value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && number >= least && number <= most
            ? number
            : throw new FormatException(FormattableString.Invariant($"\"{name}\" is {value.GetRawText()}, not a number from {least} to {most}."));
}
