using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>A query as a server of the lab gets it.</summary>
/// <param name="Message">The query.</param>
/// <param name="Transport">How it came.</param>
/// <param name="At">When it came.</param>
public sealed record ServerQuery(Message Message, Transport Transport, DateTimeOffset At)
{
    /// <summary>The question; null when the query has none.</summary>
    public Question? Question => Message.Question;
}

/// <summary>What a server of the lab sends back: <see cref="Octets"/> or <see cref="Silence"/>.</summary>
public abstract record ServerReply
{
    private ServerReply()
    {
    }

    /// <summary>A message. It need not be a good one.</summary>
    /// <param name="Message">The octets of the message.</param>
    public sealed record Octets(ReadOnlyMemory<byte> Message) : ServerReply;

    /// <summary>Nothing at all.</summary>
    public sealed record Silence : ServerReply;

    /// <summary>A reply of a message, cut to the size that the transport and the query allow.</summary>
    public static ServerReply Of(Message message, int? maximumSize = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new Octets(message.ToWire(maximumSize));
    }

    /// <summary>The same reply with its message changed; silence and what is no message stay as they are.</summary>
    /// <param name="change">Changes the message.</param>
    /// <param name="maximumSize">Cuts the new message to this size, in octets.</param>
    public ServerReply Change(Func<Message, Message> change, int? maximumSize = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this is Octets octets && Dns.Message.Parse(octets.Message).TryGet(out var message) ? Of(change(message), maximumSize) : this;
    }
}

/// <summary>Something odd that a server does: it may answer itself, or change what <paramref name="next"/> answers.</summary>
/// <param name="query">The query.</param>
/// <param name="next">The server without this behaviour.</param>
public delegate ServerReply ServerBehaviour(ServerQuery query, Func<ServerQuery, ServerReply> next);
