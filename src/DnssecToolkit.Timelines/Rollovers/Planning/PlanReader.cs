using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>Reads a plan's JSON, and says of what it cannot understand where it stands and why.</summary>
internal sealed class PlanReader
{
    private const int MostSteps = 1000;
    private const int MostKeys = 100;

    private static readonly ImmutableDictionary<string, RolloverAction> Actions =
        Enum.GetValues<RolloverAction>().ToImmutableDictionary(PlanJson.NameOf);

    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    private readonly Dictionary<string, RolloverKey> _keys = new(StringComparer.Ordinal);

    public static RolloverPlan Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 });
            return new PlanReader().Plan(document.RootElement);
        }
        catch (JsonException failure)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"this is not JSON: line {failure.LineNumber + 1}, octet {failure.BytePositionInLine + 1}"), failure);
        }
    }

    private RolloverPlan Plan(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("a plan is a JSON object");
        }

        if (Member(root, "schema", "", JsonValueKind.Number).TryGetInt32(out var schema) && schema != PlanJson.SchemaVersion)
        {
            throw new FormatException($"schema: {schema} is not known; this reads schema {PlanJson.SchemaVersion}");
        }

        var method = Method(root);
        var timing = Timing(root);
        ReadKeys(root);
        var before = Before(root);
        var steps = Steps(root);
        return new RolloverPlan { Method = method, Timing = timing, Before = before, Steps = method is null ? steps : WithWaits(steps, method, timing) };
    }

    private static RolloverMethod? Method(JsonElement root)
    {
        if (!root.TryGetProperty("kind", out _) && !root.TryGetProperty("method", out _))
        {
            return null;
        }

        var (kind, name) = (Text(root, "kind", ""), Text(root, "method", ""));
        return RolloverMethods.Find(kind, name)
            ?? throw new FormatException($"method: there is no method \"{kind} {name}\"; there are {string.Join(", ", RolloverMethods.All)}");
    }

    private static RolloverTiming Timing(JsonElement root)
    {
        var timing = new RolloverTiming();
        foreach (var member in Member(root, "timing", "", JsonValueKind.Object).EnumerateObject())
        {
            timing = member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt64(out var seconds) && seconds is >= 0 and <= int.MaxValue
                ? timing.With(member.Name, TimeSpan.FromSeconds(seconds)) ?? throw new FormatException($"timing.{member.Name}: there is no such value; there are {string.Join(", ", timing.Values.Select(value => value.Name))}")
                : throw new FormatException($"timing.{member.Name}: not a whole number of seconds from 0 to {int.MaxValue}");
        }

        return timing;
    }

    private void ReadKeys(JsonElement root)
    {
        foreach (var (index, key) in Items(root, "keys", "", MostKeys))
        {
            var place = $"keys[{index}]";
            var name = Text(key, "name", place);
            var role = Text(key, "role", place) switch
            {
                "zsk" => KeyRole.Zsk,
                "ksk" => KeyRole.Ksk,
                "csk" => KeyRole.Csk,
                var other => throw new FormatException($"{place}.role: \"{other}\" is none of zsk, ksk, csk"),
            };
            if (!Member(key, "algorithm", place, JsonValueKind.Number).TryGetByte(out var algorithm))
            {
                throw new FormatException($"{place}.algorithm: not a number from 0 to 255");
            }

            if (!_keys.TryAdd(name, new RolloverKey(name, new SecurityAlgorithm(algorithm), role)))
            {
                throw new FormatException($"{place}.name: \"{name}\" is there twice");
            }
        }
    }

    private PublishedState Before(JsonElement root)
    {
        var before = Member(root, "before", "", JsonValueKind.Object);
        return new PublishedState(
            Set(before, "ds"),
            new PublishedKeys(Set(before, "dnskey"), Set(before, "dnskeySigners")),
            Set(before, "zoneSigners"));

        KeySet Set(JsonElement parent, string name) =>
            KeySet.Of(Items(parent, name, "before.", MostKeys).Select(item => Key(item.Value, $"before.{name}[{item.Index}]")));
    }

    private ImmutableArray<PlanStep> Steps(JsonElement root)
    {
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        foreach (var (index, step) in Items(root, "steps", "", MostSteps))
        {
            var place = $"steps[{index}]";
            var name = Text(step, "name", place);
            if (steps.Any(earlier => earlier.Name == name))
            {
                throw new FormatException($"{place}.name: \"{name}\" is there twice");
            }

            var changes = Items(step, "changes", place + ".", MostKeys).Select(item =>
            {
                var where = $"{place}.changes[{item.Index}]";
                var action = Text(item.Value, "action", where);
                return Actions.TryGetValue(action, out var known)
                    ? new RolloverChange(known, Key(Member(item.Value, "key", where, JsonValueKind.String), where + ".key"))
                    : throw new FormatException($"{where}.action: \"{action}\" is none of {string.Join(", ", Actions.Keys.Order(StringComparer.Ordinal))}");
            });
            steps.Add(new PlanStep(name, Time(step, place), [.. changes], []));
        }

        return steps.ToImmutable();
    }

    /// <summary>Gives each step the waits of its method, by name: the file's own are for people to read.</summary>
    private static ImmutableArray<PlanStep> WithWaits(ImmutableArray<PlanStep> steps, RolloverMethod method, RolloverTiming timing)
    {
        var outline = method.Outline(timing, RolloverPlanner.UsualAlgorithms(method)).Steps;
        if (outline.FirstOrDefault(step => steps.All(own => own.Name != step.Name)) is { } lacking)
        {
            throw new FormatException($"steps: {method} has a step {lacking.Name}, which is not there; without \"kind\" and \"method\" a plan is judged by what it publishes alone");
        }

        return [.. steps.Select(step => step with { Waits = outline.FirstOrDefault(known => known.Name == step.Name)?.Waits ?? [] })];
    }

    private RolloverKey Key(JsonElement value, string place) => value.ValueKind == JsonValueKind.String && _keys.TryGetValue(value.GetString()!, out var key)
        ? key
        : throw new FormatException($"{place}: {value} is not the name of one of the keys");

    private static DateTimeOffset Time(JsonElement step, string place)
    {
        var text = Text(step, "at", place);
        return DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            && at.Year is >= 1970 and < 9000
            ? at
            : throw new FormatException($"{place}.at: \"{text}\" is not an instant such as 2026-12-01T00:00:00Z");
    }

    private static string Text(JsonElement parent, string name, string place) => Member(parent, name, place, JsonValueKind.String).GetString()!;

    private static IEnumerable<(int Index, JsonElement Value)> Items(JsonElement parent, string name, string place, int most)
    {
        var array = Member(parent, name, place, JsonValueKind.Array);
        return array.GetArrayLength() <= most ? array.EnumerateArray().Index() : throw new FormatException($"{place}{name}: more than {most}");
    }

    private static JsonElement Member(JsonElement parent, string name, string place, JsonValueKind kind)
    {
        var path = place.Length == 0 || place.EndsWith('.') ? place + name : $"{place}.{name}";
        return parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var member) ? throw new FormatException($"{path}: is missing")
            : member.ValueKind != kind ? throw new FormatException($"{path}: is no {kind switch { JsonValueKind.Array => "array", JsonValueKind.Object => "object", JsonValueKind.Number => "number", _ => "text" }}")
            : member;
    }
}
