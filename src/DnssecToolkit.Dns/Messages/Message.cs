using System.Collections.Immutable;

namespace DnssecToolkit.Dns;

/// <summary>A DNS message (RFC 1035 §4). Immutable; what was read from octets keeps them.</summary>
[TypeFormatterSource]
public sealed class Message
{
    /// <summary>The identifier that joins response and query.</summary>
    public ushort Id { get; init; }

    /// <summary>QR.</summary>
    public bool IsResponse { get; init; }

    /// <summary>The kind of query.</summary>
    public Opcode Opcode { get; init; }

    /// <summary>AA.</summary>
    public bool IsAuthoritative { get; init; }

    /// <summary>TC.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>RD.</summary>
    public bool RecursionDesired { get; init; }

    /// <summary>RA.</summary>
    public bool RecursionAvailable { get; init; }

    /// <summary>The reserved bit Z.</summary>
    public bool ReservedBit { get; init; }

    /// <summary>AD (RFC 4035 §3.2.3).</summary>
    public bool AuthenticData { get; init; }

    /// <summary>CD (RFC 4035 §3.2.2).</summary>
    public bool CheckingDisabled { get; init; }

    /// <summary>The response code; the upper eight of its twelve bits come from EDNS.</summary>
    public ResponseCode ResponseCode { get; init; }

    /// <summary>The questions; all but exotic messages have one.</summary>
    public ImmutableArray<Question> Questions { get; init; } = [];

    /// <summary>The answer section.</summary>
    public ImmutableArray<ResourceRecord> Answer { get; init; } = [];

    /// <summary>The authority section.</summary>
    public ImmutableArray<ResourceRecord> Authority { get; init; } = [];

    /// <summary>The additional section without the OPT record.</summary>
    public ImmutableArray<ResourceRecord> Additional { get; init; } = [];

    /// <summary>What the OPT record says; null without one.</summary>
    public Edns? Edns { get; init; }

    /// <summary>The octets that the message was read from; empty for one that was made here.</summary>
    public ReadOnlyMemory<byte> Octets { get; init; }

    /// <summary>What could not be read: records lost at the end, octets left over, damaged options. Broken RDATA is kept as <see cref="MalformedRdata"/>.</summary>
    public ImmutableArray<ParseError> Defects { get; init; } = [];

    /// <summary>The first question, or null.</summary>
    public Question? Question => Questions.IsEmpty ? null : Questions[0];

    /// <summary>Reads a message. It fails only where header or questions are damaged; other damage is listed in <see cref="Defects"/>.</summary>
    public static ParseResult<Message> Parse(ReadOnlyMemory<byte> octets) => MessageReader.Read(octets);

    /// <summary>Writes the message with compressed names.</summary>
    /// <param name="maximumSize">The most octets to write, such as the client's EDNS size. Where they do not suffice, whole RRsets are left out from
    /// the end and TC is set, if anything but additional data is lost (RFC 2181 §9).</param>
    /// <exception cref="InvalidOperationException">The response code is above 15, which takes EDNS, or above 4095.</exception>
    public byte[] ToWire(int? maximumSize = null) => MessageWriter.Write(this, maximumSize ?? ushort.MaxValue);

    /// <summary>The message as text in the manner of dig. What came from the network stands escaped.</summary>
    public override string ToString() => MessageText.Present(this);
}
