using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>The report as JSON with a versioned schema (SCHEMA.md).</summary>
internal static class JsonReport
{
    private const int SchemaVersion = 1;

    public static string Render(Report report)
    {
        var diagnosis = report.Diagnosis;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", SchemaVersion);
            json.WriteStartObject("question");
            json.WriteString("name", diagnosis.Question.Name.ToString());
            json.WriteString("type", diagnosis.Question.Type.ToString());
            json.WriteString("class", diagnosis.Question.Class.ToString());
            json.WriteEndObject();
            json.WriteString("at", Time(diagnosis.At));
            json.WriteString("policy", diagnosis.Policy.Name);
            Outcome(json, diagnosis.Verdict, diagnosis.ExtendedErrors);
            json.WriteString("headline", report.Headline);
            Cause(json, diagnosis.Cause);
            Findings(json, report.Findings);
            Servers(json, diagnosis.Servers);
            Chain(json, diagnosis.Chain);
            json.WriteStartObject("cost");
            json.WriteNumber("signatureChecks", diagnosis.Cost.SignatureChecks);
            json.WriteNumber("hashComputations", diagnosis.Cost.HashComputations);
            json.WriteNumber("rrsets", diagnosis.Cost.RRsets);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Outcome(Utf8JsonWriter json, Verdict verdict, ImmutableArray<ExtendedErrorCode> extendedErrors)
    {
        json.WriteString("status", Status(verdict.Status));
        switch (verdict)
        {
            case Verdict.Insecure insecure:
                json.WriteString("reason", Headlines.Reason(insecure.Reason));
                break;
            case Verdict.Indeterminate indeterminate:
                json.WriteString("reason", Headlines.Reason(indeterminate.Reason));
                if (indeterminate.Reason is IndeterminateReason.MissingEvidence missing)
                {
                    json.WriteStartObject("missing");
                    json.WriteString("name", missing.Needed.Name.ToString());
                    json.WriteString("type", missing.Needed.Type.ToString());
                    json.WriteString("zone", missing.Zone.ToString());
                    json.WriteEndObject();
                }

                break;
        }

        json.WriteStartArray("extendedErrors");
        foreach (var code in extendedErrors)
        {
            json.WriteNumberValue(code.Number);
        }

        json.WriteEndArray();
    }

    private static void Cause(Utf8JsonWriter json, RootCause? cause)
    {
        if (cause is null)
        {
            json.WriteNull("cause");
            return;
        }

        json.WriteStartObject("cause");
        Finding(json, cause.Finding, Explainer.Explain(cause.Finding));
        json.WriteString("statusWithout", Status(cause.StatusWithout));
        Codes(json, "consequences", cause.Consequences);
        Codes(json, "remaining", cause.Remaining);
        json.WriteEndObject();
    }

    private static void Findings(Utf8JsonWriter json, ImmutableArray<ExplainedFinding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var (finding, explanation) in findings)
        {
            json.WriteStartObject();
            Finding(json, finding, explanation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Finding(Utf8JsonWriter json, Finding finding, Explanation explanation)
    {
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        json.WriteBoolean("breaksLink", finding.BreaksLink);
        json.WriteString("zone", finding.Place.Zone.ToString());
        json.WriteString("owner", finding.Place.Owner.ToString());
        json.WriteString("type", finding.Place.Type.ToString());
        if (finding.Place.Covered is { } covered)
        {
            json.WriteString("covered", covered.ToString());
        }

        if (finding.Place.KeyTag is { } tag)
        {
            json.WriteNumber("keyTag", tag);
        }

        json.WriteString("message", explanation.Message);
        json.WriteString("label", explanation.Label);
        json.WriteStartArray("notes");
        foreach (var note in explanation.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        if (explanation.Help is { } help)
        {
            json.WriteString("help", help);
        }

        json.WriteString("reference", finding.Rule.Reference);
        if (finding.Rule.ExtendedError is { } extendedError)
        {
            json.WriteNumber("extendedError", extendedError.Number);
        }

        json.WriteStartArray("dnsviz");
        foreach (var code in finding.Rule.DnsvizCodes)
        {
            json.WriteStringValue(code);
        }

        json.WriteEndArray();
        json.WriteStartArray("servers");
        foreach (var server in finding.Servers)
        {
            json.WriteStringValue(server.ToString());
        }

        json.WriteEndArray();
    }

    private static void Codes(Utf8JsonWriter json, string name, ImmutableArray<Finding> findings)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("owner", finding.Place.Owner.ToString());
            json.WriteString("type", finding.Place.Type.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Servers(Utf8JsonWriter json, ImmutableArray<ServerDiagnosis> servers)
    {
        json.WriteStartArray("servers");
        foreach (var server in servers)
        {
            json.WriteStartObject();
            json.WriteString("server", server.Server.ToString());
            json.WriteStartArray("zones");
            foreach (var zone in server.Zones)
            {
                json.WriteStringValue(zone.ToString());
            }

            json.WriteEndArray();
            if (server.Serial is { } serial)
            {
                json.WriteNumber("serial", serial);
            }

            Outcome(json, server.Verdict, server.ExtendedErrors);
            json.WriteBoolean("atFault", server.IsAtFault);
            if (server.Verdict is Verdict.Bogus bogus)
            {
                json.WriteStartObject("cause");
                Finding(json, bogus.Cause, Explainer.Explain(bogus.Cause));
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("cause");
            }

            Findings(json, [.. server.Findings.Select(finding => new ExplainedFinding(finding, Explainer.Explain(finding)))]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Chain(Utf8JsonWriter json, ChainOfTrust chain)
    {
        json.WriteStartArray("chain");
        foreach (var segment in chain.Segments)
        {
            json.WriteStartObject();
            json.WriteString("name", segment.Question.Name.ToString());
            json.WriteString("type", segment.Question.Type.ToString());
            json.WriteString("status", Status(segment.Status));
            json.WriteStartArray("zones");
            foreach (var link in segment.Links)
            {
                json.WriteStartObject();
                json.WriteString("zone", link.Zone.ToString());
                json.WriteString("status", Status(link.Status));
                if (link.InsecureReason is { } insecure)
                {
                    json.WriteString("reason", Headlines.Reason(insecure));
                }
                else if (link.IndeterminateReason is { } indeterminate)
                {
                    json.WriteString("reason", Headlines.Reason(indeterminate));
                }

                json.WriteStartArray("keyTags");
                foreach (var key in link.TrustedKeys)
                {
                    json.WriteNumberValue(key.Tag);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (segment.Responses.FirstOrDefault() is { } response)
            {
                json.WriteString("kind", Kind(response.Kind));
                if (response.Alias?.Target is { } target)
                {
                    json.WriteString("target", target.ToString());
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Kind(ResponseKind kind) => kind switch
    {
        ResponseKind.Positive => "positive",
        ResponseKind.Alias => "alias",
        ResponseKind.NoData => "nodata",
        ResponseKind.NameError => "nxdomain",
        ResponseKind.Referral => "referral",
        ResponseKind.Failure => "failure",
        _ => "none",
    };

    private static string Status(SecurityStatus status) => status.ToString().ToLowerInvariant();

    private static string Time(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
