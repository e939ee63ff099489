using System.Text;
using System.Text.Json;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>A blast radius as JSON, for programs.</summary>
public static class BlastJson
{
    /// <summary>
    /// An object with <c>zone</c>, <c>at</c>, <c>policy</c>, <c>headline</c>, <c>wholeZone</c>, <c>failingShare</c>, <c>queries</c>, <c>groups</c> (kind, status, code, names, records, reach, since, policies)
    /// and <c>names</c> (each question with its status and cause).
    /// </summary>
    public static string ToJson(this BlastRadius blast)
    {
        ArgumentNullException.ThrowIfNull(blast);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("headline", blast.Headline);
            json.WriteString("zone", blast.Zone.ToString());
            json.WriteString("at", blast.At.UtcDateTime);
            json.WriteString("policy", blast.Policy);
            json.WriteBoolean("wholeZone", blast.IsWholeZone);
            json.WriteNumber("failingShare", blast.FailingShare);
            if (blast.Queries is { } shares)
            {
                json.WriteStartObject("queries");
                json.WriteNumber("failing", shares.Failing);
                json.WriteNumber("unknown", shares.Unknown);
                json.WriteEndObject();
            }

            json.WriteStartArray("groups");
            foreach (var group in blast.Groups)
            {
                Write(json, group);
            }

            json.WriteEndArray();
            json.WriteStartArray("names");
            foreach (var verdict in blast.Verdicts)
            {
                json.WriteStartObject();
                json.WriteString("kind", verdict.Kind.ToString());
                json.WriteString("name", verdict.Name.ToString());
                json.WriteString("question", verdict.Question.ToString());
                json.WriteString("status", Word(verdict.Status));
                json.WriteString("code", verdict.Cause?.Code);
                json.WriteString("record", verdict.Cause?.Place.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, BlastGroup group)
    {
        json.WriteStartObject();
        json.WriteString("kind", group.Kind.ToString());
        json.WriteString("status", Word(group.Status));
        json.WriteString("code", group.Code);
        json.WriteNumber("names", group.Names);
        json.WriteString("example", group.Example.Question.ToString());
        json.WriteStartArray("records");
        foreach (var (record, names) in group.Records)
        {
            json.WriteStartObject();
            json.WriteString("record", record.ToString());
            json.WriteNumber("names", names);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("reach", group.Reach);
        if (group.Since is { } since)
        {
            json.WriteStartObject("since");
            if (since.NotBefore is { } before)
            {
                json.WriteString("notBefore", before.UtcDateTime);
            }

            json.WriteString("notAfter", since.NotAfter.UtcDateTime);
            json.WriteEndObject();
        }

        json.WriteStartObject("policies");
        foreach (var (policy, status) in group.ByPolicy)
        {
            json.WriteString(policy, Word(status));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Word(SecurityStatus status) => status.ToString().ToLowerInvariant();
}
