using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DnssecToolkit.Captures;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks;

/// <summary>A timeline as JSON with a versioned schema: spans are half-open, instants RFC 3339 in UTC, what is not known is null.</summary>
internal static class TimelineJson
{
    private const int SchemaVersion = 1;

    public static string Render(CaptureTimeline timeline)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", SchemaVersion);
            json.WriteString("title", timeline.Title);
            json.WriteBoolean("recreation", timeline.IsRecreation);
            json.WriteString("headline", timeline.Headline());
            json.WriteString("from", Time(timeline.From));
            json.WriteString("to", Time(timeline.To));
            json.WriteString("policy", timeline.Sweeps[0].Policy.Name);
            json.WriteStartArray("questions");
            foreach (var sweep in timeline.Sweeps)
            {
                Sweep(json, sweep);
            }

            json.WriteEndArray();
            Rows(json, timeline.Rows());
            json.WriteStartArray("contradictions");
            foreach (var (claim, against) in TimelineParts.Contradictions(timeline))
            {
                json.WriteStartObject();
                json.WriteString("claim", claim);
                json.WriteString("against", against);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Sweep(Utf8JsonWriter json, VerdictSweep sweep)
    {
        json.WriteStartObject();
        json.WriteString("name", sweep.Question.Name.ToString());
        json.WriteString("type", sweep.Question.Type.ToString());
        json.WriteString("evidenceStart", Time(sweep.EvidenceStart));
        json.WriteString("evidenceEnd", Time(sweep.EvidenceEnd));
        json.WriteBoolean("cut", sweep.IsCut);
        json.WritePropertyName("overall");
        Spans(json, sweep.Overall);
        json.WritePropertyName("cached");
        Spans(json, sweep.Cached);
        json.WriteStartArray("servers");
        foreach (var lane in sweep.Servers)
        {
            json.WriteStartObject();
            json.WriteString("server", lane.Server!.ToString());
            json.WriteString("serverName", lane.Server.Name);
            json.WriteStartArray("zones");
            foreach (var zone in lane.Zones)
            {
                json.WriteStringValue(zone.ToString());
            }

            json.WriteEndArray();
            json.WritePropertyName("spans");
            Spans(json, lane);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Spans(Utf8JsonWriter json, VerdictLane lane)
    {
        json.WriteStartArray();
        foreach (var span in lane.Spans)
        {
            json.WriteStartObject();
            json.WriteString("notBefore", Time(span.NotBefore));
            json.WriteString("start", Time(span.Start));
            json.WriteString("end", Time(span.End));
            json.WriteString("status", TimelineWords.Word(span.Status));
            json.WriteString("cause", span.CauseCode);
            json.WriteString("place", span.CausePlace?.ToString());
            if (span.Opening is { } change)
            {
                json.WriteStartObject("change");
                json.WriteString("kind", Kind(change.Kind));
                json.WriteString("why", TimelineWords.Why(change));
                json.WriteString("record", TimelineWords.Deciding(change));
                json.WriteBoolean("proved", change.Proof is not null);
                json.WriteString("heldUntil", Time(change.HeldUntil));
                Servers(json, change.Servers);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Rows(Utf8JsonWriter json, ImmutableArray<TimelineRow> rows)
    {
        json.WriteStartArray("timeline");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("notBefore", Time(row.NotBefore));
            json.WriteString("notAfter", Time(row.NotAfter));
            json.WriteString("kind", row.Kind.ToString().ToLowerInvariant());
            json.WriteString("what", row.What);
            json.WriteString(row.Kind == TimelineRowKind.Told ? "source" : "why", row.Why);
            json.WriteString("status", row.Status is { } status ? TimelineWords.Word(status) : null);
            Servers(json, row.Servers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Servers(Utf8JsonWriter json, ImmutableArray<ServerAddress> servers)
    {
        json.WriteStartArray("servers");
        foreach (var server in servers)
        {
            json.WriteStringValue(server.ToString());
        }

        json.WriteEndArray();
    }

    private static string Kind(ChangeKind kind) => kind switch
    {
        ChangeKind.RecordChanged => "record-changed",
        ChangeKind.SignatureExpired => "signature-expired",
        ChangeKind.SignatureBegan => "signature-began",
        ChangeKind.AnchorChanged => "anchor-changed",
        _ => "ttl-passed",
    };

    private static string? Time(DateTimeOffset? instant) => instant is { } known ? Time(known) : null;

    private static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
