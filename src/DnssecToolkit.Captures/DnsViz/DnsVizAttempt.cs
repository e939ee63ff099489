using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>How DNSViz asked: the options of a query, which its actions change from attempt to attempt.</summary>
/// <param name="Flags">The second 16 bits of the header.</param>
/// <param name="EdnsVersion">The version of EDNS; null without EDNS.</param>
/// <param name="PayloadSize">The UDP payload size that EDNS announces.</param>
/// <param name="EdnsFlags">The flags of EDNS.</param>
/// <param name="Options">The options of EDNS.</param>
/// <param name="IsTcp">Whether over TCP.</param>
internal sealed record DnsVizAttempt(ushort Flags, byte? EdnsVersion, ushort PayloadSize, ushort EdnsFlags, ImmutableArray<EdnsOption> Options, bool IsTcp)
{
    private const ushort DnssecOk = 0x8000;

    /// <summary>How the next attempt asks after an action with its argument.</summary>
    public DnsVizAttempt After(string? action, int? argument)
    {
        var value = (ushort)(argument ?? 0);
        return action switch
        {
            "USE_TCP" => this with { IsTcp = true },
            "USE_UDP" => this with { IsTcp = false },
            "SET_FLAG" => this with { Flags = (ushort)(Flags | value) },
            "CLEAR_FLAG" => this with { Flags = (ushort)(Flags & ~value) },
            "DISABLE_EDNS" => this with { EdnsVersion = null },
            "CHANGE_UDP_MAX_PAYLOAD" => this with { PayloadSize = value, IsTcp = false },
            "SET_EDNS_FLAG" => this with { EdnsFlags = (ushort)(EdnsFlags | value) },
            "CLEAR_EDNS_FLAG" => this with { EdnsFlags = (ushort)(EdnsFlags & ~value) },
            "REMOVE_EDNS_OPTION" => this with { Options = Options.RemoveAll(option => option.Code.Number == value) },
            "CHANGE_EDNS_VERSION" => this with { EdnsVersion = (byte)value },
            _ => this, // another port, a cookie: nothing that tells the answers apart
        };
    }

    /// <summary>The query as it went out, but for its ID and cookie, which DNSViz does not keep.</summary>
    public byte[] ToWire(ushort id, Question question) => new Message
    {
        Id = id,
        RecursionDesired = (Flags & 0x0100) != 0,
        AuthenticData = (Flags & 0x0020) != 0,
        CheckingDisabled = (Flags & 0x0010) != 0,
        Questions = [question],
        Edns = EdnsVersion is { } version ? new Edns(PayloadSize, (EdnsFlags & DnssecOk) != 0, Options, version, (ushort)(EdnsFlags & ~DnssecOk)) : null,
    }.ToWire();
}
