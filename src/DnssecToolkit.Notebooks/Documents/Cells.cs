using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks;

/// <summary>A cell of a notebook (nbformat 4.5).</summary>
/// <param name="Id">1 to 64 letters, digits, hyphens and underscores, unique in the notebook.</param>
/// <param name="Source">Its text, lines ended by a line feed.</param>
public abstract record Cell(string Id, string Source)
{
    /// <summary>The cell's metadata, kept as it was read.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Members of the cell that this model does not know, such as attachments; kept as they were read.</summary>
    public JsonObject Unknown { get; init; } = [];
}

/// <summary>Text between the code.</summary>
public sealed record MarkdownCell(string Id, string Source) : Cell(Id, Source);

/// <summary>Text that no front end touches.</summary>
public sealed record RawCell(string Id, string Source) : Cell(Id, Source);

/// <summary>Code and what it gave when it last ran.</summary>
public sealed record CodeCell(string Id, string Source) : Cell(Id, Source)
{
    /// <summary>When it ran: the how manieth execution of its session; null if it has not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>What it gave, in order.</summary>
    public ImmutableArray<CellOutput> Outputs { get; init; } = [];
}

/// <summary>Something a code cell gave.</summary>
public abstract record CellOutput
{
    private CellOutput()
    {
    }

    /// <summary>Members of the output that this model does not know; kept as they were read.</summary>
    public JsonObject Unknown { get; init; } = [];

    /// <summary>The value of the cell's last expression.</summary>
    public sealed record ExecuteResult(int? ExecutionCount, MimeBundle Data) : CellOutput
    {
        /// <summary>The output's metadata, kept as it was read.</summary>
        public JsonObject Metadata { get; init; } = [];
    }

    /// <summary>A value that the cell showed while it ran.</summary>
    public sealed record DisplayData(MimeBundle Data) : CellOutput
    {
        /// <summary>The output's metadata, kept as it was read.</summary>
        public JsonObject Metadata { get; init; } = [];
    }

    /// <summary>Text that the cell wrote to <c>stdout</c> or <c>stderr</c>.</summary>
    public sealed record Stream(string Name, string Text) : CellOutput;

    /// <summary>How the cell failed: the kind of error, its message, and a text for people.</summary>
    public sealed record Error(string Kind, string Message, ImmutableArray<string> Traceback) : CellOutput;

    /// <summary>An output of a type that this model does not know; all of it is in <see cref="Unknown"/>.</summary>
    public sealed record Foreign : CellOutput;
}
