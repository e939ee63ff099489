namespace DnssecToolkit.Captures;

/// <summary>What came back for a query. A closed set of cases: nothing outside this file derives from it.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>A response came. Its octets are kept as they were; whether they parse is for the reader to see.</summary>
    /// <remarks>Two answers are equal when their octets are.</remarks>
    /// <param name="Response">The whole DNS message, without the TCP length.</param>
    public sealed record Answered(ReadOnlyMemory<byte> Response) : Outcome
    {
        /// <inheritdoc/>
        public bool Equals(Answered? other) => other is not null && Response.Span.SequenceEqual(other.Response.Span);

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(Response.Span);
            return hash.ToHashCode();
        }

        /// <summary><c>answered, 512 octets</c>.</summary>
        public override string ToString() => FormattableString.Invariant($"answered, {Response.Length} octets");
    }

    /// <summary>No response was seen.</summary>
    /// <param name="Waited">How long after the query the observation went on; null when the source does not say.
    /// A query close to the end of a recording has waited little, and its silence means little.</param>
    public sealed record Timeout(TimeSpan? Waited = null) : Outcome
    {
        /// <summary><c>no response within 5 s</c>.</summary>
        public override string ToString() =>
            Waited is { } waited ? FormattableString.Invariant($"no response within {waited.TotalSeconds:0.###} s") : "no response";
    }

    /// <summary>The network refused: connection refused or reset, port or host unreachable.</summary>
    /// <param name="Reason">What happened, in words.</param>
    public sealed record NetworkError(string Reason) : Outcome
    {
        /// <summary>The reason.</summary>
        public override string ToString() => Reason;
    }

    /// <summary>
    /// Something came back, but it is not the whole response to the query: the recording or the connection cut it short, it is noise, or its
    /// identifier or question is another's (RFC 5452 §9.1).
    /// </summary>
    /// <remarks>Two are equal when octets and reason are.</remarks>
    /// <param name="Octets">What there is of it.</param>
    /// <param name="Reason">Why it cannot be read.</param>
    public sealed record Unreadable(ReadOnlyMemory<byte> Octets, string Reason) : Outcome
    {
        /// <inheritdoc/>
        public bool Equals(Unreadable? other) =>
            other is not null && Reason == other.Reason && Octets.Span.SequenceEqual(other.Octets.Span);

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Reason);
            hash.AddBytes(Octets.Span);
            return hash.ToHashCode();
        }

        /// <summary>The reason and what there is.</summary>
        public override string ToString() => FormattableString.Invariant($"unreadable ({Octets.Length} octets): {Reason}");
    }
}
