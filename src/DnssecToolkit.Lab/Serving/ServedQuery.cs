using System.Net;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Lab.Serving;

/// <summary>A query that a server of the lab got, with what it sent back.</summary>
/// <param name="At">When it came, by the lab's clock.</param>
/// <param name="Server">The server that was asked, as the plan names it.</param>
/// <param name="Client">Who asked.</param>
/// <param name="Transport">How.</param>
/// <param name="Query">The octets of the query, a copy.</param>
/// <param name="Reply">What was sent back.</param>
public sealed record ServedQuery(DateTimeOffset At, ServerAddress Server, IPEndPoint Client, Transport Transport, ReadOnlyMemory<byte> Query, ServerReply Reply);
