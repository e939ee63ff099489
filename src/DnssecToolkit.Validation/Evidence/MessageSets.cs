using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The sections of a response gathered into RRsets with their signatures; made once for an exchange. Other classes than IN are left out: a chain of trust has one class.</summary>
internal sealed class MessageSets
{
    private static readonly ConditionalWeakTable<Exchange, MessageSets> Made = [];

    private MessageSets(Message? message)
    {
        Answer = message is null ? [] : Gather(message.Answer);
        Authority = message is null ? [] : Gather(message.Authority);
    }

    public ImmutableArray<SignedRRset> Answer { get; }

    public ImmutableArray<SignedRRset> Authority { get; }

    /// <summary>Records of the class IN as sets.</summary>
    public static ImmutableArray<SignedRRset> Gather(ImmutableArray<ResourceRecord> records) =>
        SignedRRset.Gather(records.Where(record => record.Class == RecordClass.Internet));

    public static MessageSets Of(Exchange exchange) => Made.GetValue(exchange, static key => new MessageSets(key.Response));
}
