using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DnssecToolkit.Notebooks;

/// <summary>
/// A Jupyter notebook, format 4.5. Reading and writing one changes nothing but the order of members and the white
/// space: metadata and members of other tools are kept.
/// </summary>
public sealed record Notebook
{
    /// <summary>The cells, in order.</summary>
    public ImmutableArray<Cell> Cells { get; init; } = [];

    /// <summary>The notebook's metadata: kernel, language, whatever else its tools left there.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Members that this model does not know; kept as they were read.</summary>
    public JsonObject Unknown { get; init; } = [];

    /// <summary>The name of the language of its code, if it says so.</summary>
    public string? Language =>
        TextAt(Metadata, "language_info", "name") ?? TextAt(Metadata, "kernelspec", "language");

    /// <summary>Whether its code is C#; a notebook that does not say what it is counts as C#.</summary>
    public bool IsCSharp =>
        Language is null or "" || Language.Equals("C#", StringComparison.OrdinalIgnoreCase)
        || Language.Equals("csharp", StringComparison.OrdinalIgnoreCase)
        || Language.Equals("polyglot-notebook", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first heading of its text, or null if it has none.</summary>
    public string? Title
    {
        get
        {
            foreach (var cell in Cells.OfType<MarkdownCell>())
            {
                foreach (var line in cell.Source.Split('\n'))
                {
                    var heading = line.TrimStart('#');
                    if (heading.Length is var rest && rest < line.Length && rest > 0 && line.Length - rest <= 6 && heading[0] == ' ')
                    {
                        return heading.Trim().TrimEnd('#').Trim();
                    }
                }
            }

            return null;
        }
    }

    /// <summary>Reads a notebook of format 4.0 to 4.5.</summary>
    /// <exception cref="NotebookFormatException">The stream holds something else; the message says what and where.</exception>
    public static Notebook Read(Stream stream) => NotebookReader.Read(stream);

    /// <summary>Writes the notebook as nbformat does: members sorted, indented by one space, a line feed at the end.</summary>
    public void Write(Stream stream) => NotebookWriter.Write(this, stream);

    private static string? TextAt(JsonObject metadata, string outer, string inner) =>
        metadata[outer] is JsonObject section && section[inner] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
