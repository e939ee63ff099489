using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The sections of a response gathered into RRsets with their signatures; made once for an exchange.</summary>
internal sealed class MessageSets
{
    private static readonly ConditionalWeakTable<Exchange, MessageSets> Made = [];

    private MessageSets(Message? message)
    {
        Answer = message is null ? [] : SignedRRset.Gather(message.Answer);
        Authority = message is null ? [] : SignedRRset.Gather(message.Authority);
    }

    public ImmutableArray<SignedRRset> Answer { get; }

    public ImmutableArray<SignedRRset> Authority { get; }

    public static MessageSets Of(Exchange exchange) => Made.GetValue(exchange, static key => new MessageSets(key.Response));
}
