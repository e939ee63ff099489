using System.Collections.Immutable;
using System.Text.Json;

namespace DnssecToolkit.Validation;

/// <summary>Reads one profile. Every value is an object with <c>value</c>, <c>source</c> and <c>confidence</c>, so that nobody has to trust a number without a source.</summary>
internal sealed class ResolverProfileReader
{
    private readonly string _profile;
    private readonly JsonElement _cache;
    private readonly ImmutableDictionary<string, Provenance>.Builder _provenance = ImmutableDictionary.CreateBuilder<string, Provenance>();

    private ResolverProfileReader(string profile, JsonElement cache) => (_profile, _cache) = (profile, cache);

    public static ResolverProfile Read(JsonElement profile)
    {
        var name = profile.ValueKind == JsonValueKind.Object && profile.TryGetProperty("name", out var given) ? given.GetString() : null;
        if (string.IsNullOrEmpty(name))
        {
            throw new FormatException("A profile has no \"name\".");
        }

        if (!profile.TryGetProperty("cache", out var cache) || cache.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The profile {name} has no object \"cache\".");
        }

        var title = profile.TryGetProperty("title", out var text) ? text.GetString() ?? name : name;
        return new ResolverProfile(name, title, new ResolverProfileReader(name, cache).Cache());
    }

    private CachePolicy Cache()
    {
        var aggressive = Value("aggressive");
        var stale = Value("serveStale");
        var prefetch = Value("prefetch");
        var anchors = Value("negativeTrustAnchor");
        var policy = new CachePolicy
        {
            MaximumTtl = Range("maximumTtl"),
            MinimumTtl = Seconds("minimumTtl"),
            MaximumNegativeTtl = Range("maximumNegativeTtl"),
            BogusVerdict = Life("bogusVerdict"),
            Failure = Seconds("failure"),
            BrokenKeys = Seconds("brokenKeys"),
            BrokenChain = Seconds("brokenChain"),
            EndsWithSignature = Flag(Value("endsWithSignature"), "endsWithSignature"),
            ServersTried = (int)Math.Max(1, Seconds("serversTried")),
            ServeStale = new StalePolicy
            {
                IsOn = Flag(stale, "serveStale", "on"),
                Maximum = Number(stale, "maximum") is { } maximum ? (uint)maximum : null,
                ClientTimeout = Number(stale, "clientTimeout") ?? 0,
                AnswerTtl = (uint)(Number(stale, "answerTtl") ?? 30),
                OnBogus = Flag(stale, "serveStale", "onBogus"),
            },
            Prefetch = new PrefetchPolicy
            {
                IsOn = Flag(prefetch, "prefetch", "on"),
                Seconds = Number(prefetch, "seconds") is { } seconds ? (uint)seconds : null,
                Fraction = Number(prefetch, "fraction"),
            },
            AggressiveNsec = Flag(aggressive, "aggressive", "nsec"),
            AggressiveNsec3 = Flag(aggressive, "aggressive", "nsec3"),
            NegativeTrustAnchors = new NegativeTrustAnchorPolicy
            {
                IsSupported = Flag(anchors, "negativeTrustAnchor", "supported"),
                Lifetime = Number(anchors, "lifetime") is { } lifetime ? (uint)lifetime : null,
                Recheck = Number(anchors, "recheck") is { } recheck ? (uint)recheck : null,
            },
            Validates = Mode("validates"),
        };
        return policy with { Provenance = _provenance.ToImmutable() };
    }

    private JsonElement Value(string name)
    {
        if (!_cache.TryGetProperty(name, out var sourced) || sourced.ValueKind != JsonValueKind.Object || !sourced.TryGetProperty("value", out var value))
        {
            throw Wrong(name, "is missing, or is not an object with \"value\", \"source\" and \"confidence\"");
        }

        var source = sourced.TryGetProperty("source", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        var confidence = sourced.TryGetProperty("confidence", out text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        if (string.IsNullOrWhiteSpace(source) || string.IsNullOrWhiteSpace(confidence))
        {
            throw Wrong(name, "needs a \"source\" and a \"confidence\"");
        }

        _provenance[name] = new Provenance(source, confidence);
        return value;
    }

    private uint Seconds(string name) => ToSeconds(Value(name), name);

    private SecondsRange? Range(string name)
    {
        var value = Value(name);
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return new SecondsRange(ToSeconds(value, name), ToSeconds(value, name));
        }

        if (value.GetArrayLength() != 2 || ToSeconds(value[0], name) > ToSeconds(value[1], name))
        {
            throw Wrong(name, "is a list, but not of a lower and an upper bound");
        }

        return new SecondsRange(ToSeconds(value[0], name), ToSeconds(value[1], name));
    }

    private VerdictLife Life(string name)
    {
        var value = Value(name);
        var mode = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("mode", out var text) ? text.GetString() : null;
        return mode switch
        {
            "none" => VerdictLife.None,
            "ttl" => new VerdictLife(VerdictLifeMode.Ttl),
            "fixed" or "capped" when value.TryGetProperty("seconds", out var seconds) =>
                new VerdictLife(mode == "fixed" ? VerdictLifeMode.Fixed : VerdictLifeMode.Capped, ToSeconds(seconds, name)),
            _ => throw Wrong(name, "has a \"mode\" that is not \"none\", \"ttl\", or \"fixed\" or \"capped\" with \"seconds\""),
        };
    }

    private ValidationMode Mode(string name) => Value(name) is { ValueKind: JsonValueKind.String } value
        ? value.GetString() switch
        {
            "always" => ValidationMode.Always,
            "on-do" => ValidationMode.OnDo,
            "off" => ValidationMode.Off,
            _ => throw Wrong(name, "is not \"always\", \"on-do\" or \"off\""),
        }
        : throw Wrong(name, "is no text");

    private uint ToSeconds(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetUInt32(out var seconds) ? seconds : throw Wrong(name, $"is {value.GetRawText()}, not a number of seconds");

    private bool Flag(JsonElement value, string name, string? part = null)
    {
        if (part is not null && (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(part, out value)))
        {
            throw Wrong(name, $"has no \"{part}\"");
        }

        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Null => false,
            _ => throw Wrong(name, $"is {value.GetRawText()}, not true or false"),
        };
    }

    private static double? Number(JsonElement value, string part) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(part, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;

    private FormatException Wrong(string name, string what) => new($"The profile {_profile}: \"{name}\" {what}.");
}
