using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks;

/// <summary>Writes nbformat 4.5 the way Jupyter does, so that a notebook run here differs only in its outputs.</summary>
internal static class NotebookWriter
{
    private static readonly JsonWriterOptions LikeJupyter = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Notebook notebook, Stream stream)
    {
        using (var writer = new Utf8JsonWriter(stream, LikeJupyter))
        {
            WriteSorted(writer, ToJson(notebook));
        }

        stream.WriteByte((byte)'\n');
    }

    private static JsonObject ToJson(Notebook notebook)
    {
        var json = Clone(notebook.Unknown);
        json["cells"] = new JsonArray([.. notebook.Cells.Select(ToJson)]);
        json["metadata"] = Clone(notebook.Metadata);
        json["nbformat"] = 4;
        json["nbformat_minor"] = 5;
        return json;
    }

    private static JsonObject ToJson(Cell cell)
    {
        var json = Clone(cell.Unknown);
        json["id"] = cell.Id;
        json["metadata"] = Clone(cell.Metadata);
        json["source"] = Lines(cell.Source);
        switch (cell)
        {
            case CodeCell code:
                json["cell_type"] = "code";
                json["execution_count"] = code.ExecutionCount;
                json["outputs"] = new JsonArray([.. code.Outputs.Select(ToJson)]);
                break;
            case RawCell:
                json["cell_type"] = "raw";
                break;
            default:
                json["cell_type"] = "markdown";
                break;
        }

        return json;
    }

    private static JsonObject ToJson(CellOutput output)
    {
        var json = Clone(output.Unknown);
        switch (output)
        {
            case CellOutput.ExecuteResult result:
                json["output_type"] = "execute_result";
                json["execution_count"] = result.ExecutionCount;
                json["data"] = ToJson(result.Data);
                json["metadata"] = Clone(result.Metadata);
                break;
            case CellOutput.DisplayData display:
                json["output_type"] = "display_data";
                json["data"] = ToJson(display.Data);
                json["metadata"] = Clone(display.Metadata);
                break;
            case CellOutput.Stream stream:
                json["output_type"] = "stream";
                json["name"] = stream.Name;
                json["text"] = Lines(stream.Text);
                break;
            case CellOutput.Error error:
                json["output_type"] = "error";
                json["ename"] = error.Kind;
                json["evalue"] = error.Message;
                json["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]);
                break;
        }

        return json;
    }

    private static JsonObject ToJson(MimeBundle bundle)
    {
        var json = new JsonObject();
        foreach (var part in bundle.Parts)
        {
            json[part.MimeType] = MimeTypes.IsJson(part.MimeType) ? JsonNode.Parse(part.Data)
                : MimeTypes.IsText(part.MimeType) ? Lines(part.Data)
                : part.Data;
        }

        return json;
    }

    /// <summary>Text as the format keeps it: a list of lines, each but the last with its line feed.</summary>
    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var feed && feed < 0 ? text.Length : feed + 1;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }

        return lines;
    }

    private static void WriteSorted(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    WriteSorted(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteSorted(writer, item);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static JsonObject Clone(JsonObject json) => (JsonObject)json.DeepClone();
}
