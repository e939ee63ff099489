using System.Collections.Immutable;
using System.Security.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>What a query looks like beside its question.</summary>
/// <param name="Recursive">Whether a resolver is asked: RD and CD are set (RFC 4035 §3.2.2), so that it passes on what it would not vouch for.</param>
/// <param name="PayloadSize">The UDP payload size offered in octets; null sends no OPT record, and so no DO.</param>
/// <param name="AsksNsid">Whether the server's identity is asked for (RFC 5001).</param>
internal readonly record struct QueryForm(bool Recursive, ushort? PayloadSize, bool AsksNsid)
{
    private static readonly ImmutableArray<EdnsOption> Nsid = [new EdnsOption(EdnsOptionCode.Nsid, default)];

    /// <summary>The octets of a query with a fresh identifier that nobody can guess (RFC 5452 §4.3).</summary>
    public byte[] Write(Question question) => new Message
    {
        Id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1),
        RecursionDesired = Recursive,
        CheckingDisabled = Recursive,
        Questions = [question],
        Edns = PayloadSize is { } size ? new Edns(size, dnssecOk: true, AsksNsid ? Nsid : []) : null,
    }.ToWire();
}
