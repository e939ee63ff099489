using System.Net;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Acquisition;

/// <summary>One query that went out, by UDP or TCP.</summary>
internal sealed class Attempt(ServerAddress server, Transport transport, ReadOnlyMemory<byte> query, DateTimeOffset askedAt, long began, IPEndPoint? client)
{
    /// <summary>The octets of the query.</summary>
    public ReadOnlyMemory<byte> Query => query;

    /// <summary>When it went out, as the timestamps of the clock count.</summary>
    public long Began => began;

    /// <summary>Whether something conclusive came back, so that the query has not been in vain.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The evidence of an outcome; a timeout stands at the time of the query.</summary>
    public Exchange Exchange(DateTimeOffset at, Outcome outcome) =>
        new(outcome is Outcome.Timeout ? askedAt : at, server, transport, query, outcome) { AskedAt = askedAt, Client = client };
}
