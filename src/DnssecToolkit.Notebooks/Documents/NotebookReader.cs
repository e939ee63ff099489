using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks;

/// <summary>Reads nbformat 4.0 to 4.5; cells without an id (before 4.5) get one from their place.</summary>
internal static class NotebookReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    public static Notebook Read(Stream stream)
    {
        JsonNode? document;
        try
        {
            document = JsonNode.Parse(stream, documentOptions: Strict);
            ReadWhole(document);
        }
        catch (JsonException problem)
        {
            throw new NotebookFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"not JSON: line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}: {Reason(problem)}"), problem);
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            throw new NotebookFormatException($"not a notebook's JSON: {problem.Message}", problem);
        }

        return ReadNotebook(document as JsonObject ?? throw Bad("the file", "not a JSON object"));
    }

    /// <summary>
    /// Touches every member and string. The parser is lazy: a member that stands twice, octets that are not UTF-8 and
    /// half a surrogate pair would otherwise come to light anywhere later.
    /// </summary>
    private static void ReadWhole(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, value) in members)
                {
                    ReadWhole(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    ReadWhole(item);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }

    private static Notebook ReadNotebook(JsonObject document)
    {
        if (Number(document["nbformat"]) is not { } format)
        {
            throw Bad("the file", "no notebook: the member \"nbformat\" is missing");
        }

        if (format != 4)
        {
            throw Bad("the file", $"a notebook of format {format}; only format 4 is read, which Jupyter's \"nbconvert --to notebook\" makes of it");
        }

        var cells = document["cells"] as JsonArray ?? throw Bad("the file", "without a list of cells");
        var used = new HashSet<string>(StringComparer.Ordinal);
        return new Notebook
        {
            Metadata = Object(document["metadata"]),
            Cells = [.. cells.Select((cell, index) => ReadCell(cell, index + 1, used))],
            Unknown = Rest(document, "nbformat", "nbformat_minor", "cells", "metadata"),
        };
    }

    private static Cell ReadCell(JsonNode? node, int place, HashSet<string> used)
    {
        var where = $"cell {place.ToString(CultureInfo.InvariantCulture)}";
        var cell = node as JsonObject ?? throw Bad(where, "not a JSON object");
        var id = UniqueId(Text(cell["id"]), place, used);
        var source = Lines(cell["source"]) ?? throw Bad(where, "without a source");
        var metadata = Object(cell["metadata"]);
        return Text(cell["cell_type"]) switch
        {
            "markdown" => new MarkdownCell(id, source) { Metadata = metadata, Unknown = Rest(cell, "id", "cell_type", "source", "metadata") },
            "raw" => new RawCell(id, source) { Metadata = metadata, Unknown = Rest(cell, "id", "cell_type", "source", "metadata") },
            "code" => new CodeCell(id, source)
            {
                Metadata = metadata,
                ExecutionCount = Number(cell["execution_count"]),
                Outputs = cell["outputs"] is JsonArray outputs ? [.. outputs.Select(output => ReadOutput(output, where))] : [],
                Unknown = Rest(cell, "id", "cell_type", "source", "metadata", "execution_count", "outputs"),
            },
            var other => throw Bad(where, $"of the unknown type \"{other}\""),
        };
    }

    private static CellOutput ReadOutput(JsonNode? node, string where)
    {
        var output = node as JsonObject ?? throw Bad(where, "with an output that is not a JSON object");
        return Text(output["output_type"]) switch
        {
            "execute_result" => new CellOutput.ExecuteResult(Number(output["execution_count"]), Bundle(output["data"]))
            {
                Metadata = Object(output["metadata"]),
                Unknown = Rest(output, "output_type", "execution_count", "data", "metadata"),
            },
            "display_data" => new CellOutput.DisplayData(Bundle(output["data"]))
            {
                Metadata = Object(output["metadata"]),
                Unknown = Rest(output, "output_type", "data", "metadata"),
            },
            "stream" => new CellOutput.Stream(Text(output["name"]) ?? "stdout", Lines(output["text"]) ?? "")
            {
                Unknown = Rest(output, "output_type", "name", "text"),
            },
            "error" => new CellOutput.Error(Text(output["ename"]) ?? "", Text(output["evalue"]) ?? "", Strings(output["traceback"]))
            {
                Unknown = Rest(output, "output_type", "ename", "evalue", "traceback"),
            },
            _ => new CellOutput.Foreign { Unknown = Rest(output) },
        };
    }

    private static MimeBundle Bundle(JsonNode? data) => new(Object(data).Select(form => new MimePart(
        form.Key,
        MimeTypes.IsJson(form.Key) ? form.Value?.ToJsonString() ?? "null" : Lines(form.Value) ?? form.Value?.ToJsonString() ?? "")));

    /// <summary>Text that stands as one string or as a list of lines.</summary>
    private static string? Lines(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(line => Text(line) ?? "")),
        _ => Text(node),
    };

    private static ImmutableArray<string> Strings(JsonNode? node) => node is JsonArray lines ? [.. lines.Select(line => Text(line) ?? "")] : [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static JsonObject Object(JsonNode? node) => node is JsonObject found ? (JsonObject)found.DeepClone() : [];

    private static JsonObject Rest(JsonObject whole, params ReadOnlySpan<string> known)
    {
        var rest = new JsonObject();
        foreach (var (name, value) in whole)
        {
            if (!known.Contains(name))
            {
                rest[name] = value?.DeepClone();
            }
        }

        return rest;
    }

    private static string UniqueId(string? id, int place, HashSet<string> used)
    {
        var candidate = string.IsNullOrEmpty(id) ? $"cell-{place.ToString(CultureInfo.InvariantCulture)}" : id;
        for (var attempt = 2; !used.Add(candidate); attempt++)
        {
            candidate = $"cell-{place.ToString(CultureInfo.InvariantCulture)}-{attempt.ToString(CultureInfo.InvariantCulture)}";
        }

        return candidate;
    }

    /// <summary>The parser's reason without the place, which it repeats in its own counting.</summary>
    private static string Reason(JsonException problem)
    {
        var place = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? problem.Message : problem.Message[..place];
    }

    private static NotebookFormatException Bad(string where, string problem) => new($"{where} is {problem}");
}
