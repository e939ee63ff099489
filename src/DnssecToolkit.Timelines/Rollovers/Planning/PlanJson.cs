using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>Plans as JSON (PLAN.md beside this file is the schema), so that dates can be moved by hand and checked.</summary>
public static class PlanJson
{
    internal const int SchemaVersion = 1;

    /// <summary>The plan as indented JSON, ending in a line feed.</summary>
    public static string Write(RolloverPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", SchemaVersion);
            if (plan.Method is { } method)
            {
                json.WriteString("kind", method.Kind);
                json.WriteString("method", method.Name);
            }

            json.WriteStartObject("timing");
            foreach (var (name, value) in plan.Timing.Values.Where(value => value.Value is not null))
            {
                json.WriteNumber(name, (long)value!.Value.TotalSeconds);
            }

            json.WriteEndObject();
            WriteKeys(json, plan);
            WriteState(json, plan.Before);
            json.WriteStartArray("steps");
            foreach (var step in plan.Steps)
            {
                WriteStep(json, step);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FormatException">The text is no JSON or no plan; the message says where and why.</exception>
    public static RolloverPlan Read(string text) => PlanReader.Read(text);

    /// <summary>An action as the file calls it, such as publish-key.</summary>
    internal static string NameOf(RolloverAction action) => action switch
    {
        RolloverAction.PublishKey => "publish-key",
        RolloverAction.SignKeys => "sign-keys",
        RolloverAction.SignZone => "sign-zone",
        RolloverAction.SubmitDs => "submit-ds",
        RolloverAction.WithdrawDs => "withdraw-ds",
        RolloverAction.StopSigningZone => "stop-signing-zone",
        RolloverAction.StopSigningKeys => "stop-signing-keys",
        RolloverAction.RevokeKey => "revoke-key",
        _ => "remove-key",
    };

    private static void WriteKeys(Utf8JsonWriter json, RolloverPlan plan)
    {
        var before = plan.Before;
        var keys = KeySet.Of(before.Ds.Concat(before.Keys.Keys).Concat(before.Keys.Signers).Concat(before.Keys.Revoked).Concat(before.ZoneSigners)
            .Concat(plan.Steps.SelectMany(step => step.Changes).Select(change => change.Key)));
        json.WriteStartArray("keys");
        foreach (var key in keys)
        {
            json.WriteStartObject();
            json.WriteString("name", key.Name);
            json.WriteString("role", key.Role switch { KeyRole.Zsk => "zsk", KeyRole.Ksk => "ksk", _ => "csk" });
            json.WriteNumber("algorithm", key.Algorithm.Number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteState(Utf8JsonWriter json, PublishedState state)
    {
        json.WriteStartObject("before");
        WriteSet(json, "ds", state.Ds);
        WriteSet(json, "dnskey", state.Keys.Keys);
        WriteSet(json, "dnskeySigners", state.Keys.Signers);
        WriteSet(json, "zoneSigners", state.ZoneSigners);
        json.WriteEndObject();
    }

    private static void WriteSet(Utf8JsonWriter json, string name, KeySet keys)
    {
        json.WriteStartArray(name);
        foreach (var key in keys)
        {
            json.WriteStringValue(key.Name);
        }

        json.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter json, PlanStep step)
    {
        json.WriteStartObject();
        json.WriteString("name", step.Name);
        json.WriteString("at", step.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteStartArray("changes");
        foreach (var change in step.Changes)
        {
            json.WriteStartObject();
            json.WriteString("action", NameOf(change.Action));
            json.WriteString("key", change.Key.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("waits");
        foreach (var wait in step.Waits)
        {
            json.WriteStartObject();
            json.WriteString("after", wait.After);
            json.WriteString("equation", wait.Interval.Equation);
            json.WriteString("section", wait.Interval.Section);
            json.WriteNumber("seconds", (long)wait.Interval.Length.TotalSeconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
