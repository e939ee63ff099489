namespace DnssecToolkit.Dns;

/// <summary>What is wrong with an input, and where: an octet offset for binary input, a line and column (from 1) for text.</summary>
public sealed record ParseError(string Problem, int? Offset = null, int? Line = null, int? Column = null)
{
    /// <summary>The problem with its place, as one line.</summary>
    public override string ToString() => (Offset, Line, Column) switch
    {
        (_, { } line, { } column) => $"line {line}, column {column}: {Problem}",
        (_, { } line, null) => $"line {line}: {Problem}",
        ({ } offset, _, _) => $"offset {offset}: {Problem}",
        _ => Problem,
    };
}
