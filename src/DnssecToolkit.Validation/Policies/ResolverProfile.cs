using System.Collections.Immutable;
using System.Text.Json;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What is known of a kind of resolver: how it caches, and how it judges where that is known too.</summary>
/// <param name="Name">The name, as one types it: <c>unbound</c>, <c>bind-9.18</c>, <c>google</c>.</param>
/// <param name="Title">What it stands for, in words.</param>
/// <param name="Cache">How it caches.</param>
public sealed record ResolverProfile(string Name, string Title, CachePolicy Cache)
{
    /// <summary>How it judges; null for services of which only the cache is described.</summary>
    public ResolverPolicy? Validation { get; init; }

    /// <summary>The profile of its family, of which this is one version; null where it is the family's own.</summary>
    public string? Like { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>The profiles of <c>data/policies/resolvers.json</c>, or of a file that somebody corrected.</summary>
public static class ResolverProfiles
{
    private const string Resource = "resolvers.json";

    private static readonly Lazy<ImmutableArray<ResolverProfile>> _known = new(() =>
    {
        using var stream = typeof(ResolverProfiles).Assembly.GetManifestResourceStream(Resource)!;
        return Parse(stream).Value;
    });

    /// <summary>The profiles that the library brings along, one for each family of versions.</summary>
    public static ImmutableArray<ResolverProfile> All => [.. _known.Value.Where(profile => profile.Like is null)];

    /// <summary>Profiles of single versions whose defaults differ from those of their family's profile.</summary>
    public static ImmutableArray<ResolverProfile> Versions => [.. _known.Value.Where(profile => profile.Like is not null)];

    /// <summary>The profile of a name, also of one version, or null.</summary>
    public static ResolverProfile? Find(string name) => _known.Value.FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a file of profiles; the error names the profile, the value and what is wrong with it.</summary>
    public static ParseResult<ImmutableArray<ResolverProfile>> Parse(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("profiles", out var profiles) && profiles.ValueKind == JsonValueKind.Array
                ? ResolverProfileReader.ReadAll(profiles)
                : new ParseError("A file of resolver profiles is an object with a list \"profiles\".");
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
}
