using System.Collections.Immutable;
using System.Text.Json;

namespace DnssecToolkit.Validation;

/// <summary>Reads the profiles of a file. One may be <c>like</c> one above it, and then has only the values in which it differs.</summary>
internal sealed class ResolverProfileReader
{
    private readonly Dictionary<string, (SourcedValues Cache, SourcedValues? Validation)> _read = new(StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<ResolverProfile> ReadAll(JsonElement profiles)
    {
        var reader = new ResolverProfileReader();
        return [.. profiles.EnumerateArray().Select(reader.Read)];
    }

    private ResolverProfile Read(JsonElement profile)
    {
        var name = Text(profile, "name");
        if (string.IsNullOrEmpty(name))
        {
            throw new FormatException("A profile has no \"name\".");
        }

        var like = Text(profile, "like");
        (SourcedValues Cache, SourcedValues? Validation)? basis = like is null ? null
            : _read.TryGetValue(like, out var above) ? above : throw new FormatException($"The profile {name} is like \"{like}\", which is not above it.");
        var hasCache = profile.TryGetProperty("cache", out var cache) && cache.ValueKind == JsonValueKind.Object;
        if (!hasCache && basis is null)
        {
            throw new FormatException($"The profile {name} has no object \"cache\".");
        }

        var judges = profile.TryGetProperty("validation", out var validation) && validation.ValueKind == JsonValueKind.Object;
        var values = (
            Cache: new SourcedValues(name, cache, basis?.Cache),
            Validation: judges || basis?.Validation is not null ? new SourcedValues(name, validation, basis?.Validation) : null);
        if (!_read.TryAdd(name, values))
        {
            throw new FormatException($"There are two profiles of the name {name}.");
        }

        var title = Text(profile, "title") ?? name;
        return new ResolverProfile(name, title, CachePolicyReader.Read(values.Cache))
        {
            Like = like,
            Validation = values.Validation is { } given ? ResolverPolicyReader.Read(name, title, given) : null,
        };
    }

    private static string? Text(JsonElement profile, string property) =>
        profile.ValueKind == JsonValueKind.Object && profile.TryGetProperty(property, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
