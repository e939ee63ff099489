using System.Text.Json;

namespace DnssecToolkit.Validation;

/// <summary>Reads how a resolver caches.</summary>
internal static class CachePolicyReader
{
    public static CachePolicy Read(SourcedValues values)
    {
        values.AllowOnly("maximumTtl", "minimumTtl", "maximumNegativeTtl", "bogusVerdict", "failure", "brokenKeys", "brokenChain", "endsWithSignature", "delegation", "serversTried", "serveStale", "prefetch", "aggressive", "negativeTrustAnchor", "validates");
        var aggressive = values.Value("aggressive");
        var stale = values.Value("serveStale");
        var prefetch = values.Value("prefetch");
        var anchors = values.Value("negativeTrustAnchor");
        var policy = new CachePolicy
        {
            MaximumTtl = Range(values, "maximumTtl"),
            MinimumTtl = values.Seconds("minimumTtl"),
            MaximumNegativeTtl = Range(values, "maximumNegativeTtl"),
            BogusVerdict = Life(values, "bogusVerdict"),
            Failure = values.Seconds("failure"),
            BrokenKeys = values.Seconds("brokenKeys"),
            BrokenChain = values.Seconds("brokenChain"),
            EndsWithSignature = EndsWithSignature(values, "answers"),
            KeysEndWithSignature = EndsWithSignature(values, "keys"),
            SettlesAtReferral = SettlesAtReferral(values),
            ServersTried = (int)Math.Max(1, values.Seconds("serversTried")),
            ServeStale = new StalePolicy
            {
                IsOn = values.Flag(stale, "serveStale", "on"),
                Maximum = (uint?)SourcedValues.Number(stale, "maximum"),
                ClientTimeout = SourcedValues.Number(stale, "clientTimeout") ?? 0,
                AnswerTtl = (uint)(SourcedValues.Number(stale, "answerTtl") ?? 30),
                OnBogus = values.Flag(stale, "serveStale", "onBogus"),
                OnBrokenChain = values.Flag(stale, "serveStale", stale.TryGetProperty("onBrokenChain", out _) ? "onBrokenChain" : "onBogus"),
            },
            Prefetch = new PrefetchPolicy
            {
                IsOn = values.Flag(prefetch, "prefetch", "on"),
                Seconds = (uint?)SourcedValues.Number(prefetch, "seconds"),
                Fraction = SourcedValues.Number(prefetch, "fraction"),
                LeastTtl = (uint)(SourcedValues.Number(prefetch, "leastTtl") ?? 0),
            },
            AggressiveNsec = values.Flag(aggressive, "aggressive", "nsec"),
            AggressiveNsec3 = values.Flag(aggressive, "aggressive", "nsec3"),
            NegativeTrustAnchors = new NegativeTrustAnchorPolicy
            {
                IsSupported = values.Flag(anchors, "negativeTrustAnchor", "supported"),
                Lifetime = (uint?)SourcedValues.Number(anchors, "lifetime"),
                Recheck = (uint?)SourcedValues.Number(anchors, "recheck"),
                WaitsFor = Delay(values, anchors),
                ClearsVerdicts = anchors.TryGetProperty("clears", out _) && values.Flag(anchors, "negativeTrustAnchor", "clears"),
            },
            Validates = Mode(values, "validates"),
        };
        return policy with { Provenance = values.Provenance };
    }

    // One answer for both, or one for answers and one for keys.
    private static bool EndsWithSignature(SourcedValues values, string part)
    {
        var value = values.Value("endsWithSignature");
        return values.Flag(value, "endsWithSignature", value.ValueKind == JsonValueKind.Object ? part : null);
    }

    private static AnchorDelay Delay(SourcedValues values, JsonElement anchors) => !anchors.TryGetProperty("waitsFor", out var text) || text.ValueKind == JsonValueKind.Null ? AnchorDelay.Nothing
        : text.ValueKind == JsonValueKind.String && text.GetString() is "keys" or "bogus copies" ? text.GetString() == "keys" ? AnchorDelay.Keys : AnchorDelay.BogusCopies
        : throw values.Wrong("negativeTrustAnchor", "has a \"waitsFor\" that is not \"keys\" or \"bogus copies\"");

    private static bool SettlesAtReferral(SourcedValues values) => values.Value("delegation") is { ValueKind: JsonValueKind.String } value && value.GetString() is "settles" or "separate"
        ? value.GetString() == "settles"
        : throw values.Wrong("delegation", "is not \"settles\" or \"separate\"");

    private static SecondsRange? Range(SourcedValues values, string name)
    {
        var value = values.Value(name);
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return new SecondsRange(values.ToSeconds(value, name), values.ToSeconds(value, name));
        }

        if (value.GetArrayLength() != 2 || values.ToSeconds(value[0], name) > values.ToSeconds(value[1], name))
        {
            throw values.Wrong(name, "is a list, but not of a lower and an upper bound");
        }

        return new SecondsRange(values.ToSeconds(value[0], name), values.ToSeconds(value[1], name));
    }

    private static VerdictLife Life(SourcedValues values, string name)
    {
        var value = values.Value(name);
        var mode = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("mode", out var text) ? text.GetString() : null;
        var life = mode switch
        {
            "none" => VerdictLife.None,
            "ttl" => new VerdictLife(VerdictLifeMode.Ttl),
            "fixed" or "capped" when value.TryGetProperty("seconds", out var seconds) =>
                new VerdictLife(mode == "fixed" ? VerdictLifeMode.Fixed : VerdictLifeMode.Capped, values.ToSeconds(seconds, name)),
            _ => throw values.Wrong(name, "has a \"mode\" that is not \"none\", \"ttl\", or \"fixed\" or \"capped\" with \"seconds\""),
        };
        return life with
        {
            Repeated = value.TryGetProperty("repeated", out var repeated) ? values.ToSeconds(repeated, name) : 0,
            IsCappedBelowBrokenChain = value.TryGetProperty("unchecked", out var capped) && capped.GetString() == "capped",
        };
    }

    private static ValidationMode Mode(SourcedValues values, string name) => values.Value(name) is { ValueKind: JsonValueKind.String } value
        ? value.GetString() switch
        {
            "always" => ValidationMode.Always,
            "on-do" => ValidationMode.OnDo,
            "off" => ValidationMode.Off,
            _ => throw values.Wrong(name, "is not \"always\", \"on-do\" or \"off\""),
        }
        : throw values.Wrong(name, "is no text");
}
