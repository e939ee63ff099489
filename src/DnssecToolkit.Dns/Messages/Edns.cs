using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>One EDNS option with its octets (RFC 6891 §6.1.2).</summary>
public sealed record EdnsOption(EdnsOptionCode Code, ReadOnlyMemory<byte> Data);

/// <summary>One extended DNS error that a server gave: the code and its text, which is not to be trusted (RFC 8914 §2).</summary>
public sealed record ExtendedError(ExtendedErrorCode Code, string Text)
{
    /// <summary>Reads an option; false where it is another one or too short to hold a code.</summary>
    internal static bool TryRead(EdnsOption option, [NotNullWhen(true)] out ExtendedError? error)
    {
        error = option.Code == EdnsOptionCode.ExtendedError && option.Data.Length >= 2
            ? new ExtendedError(
                new ExtendedErrorCode(BinaryPrimitives.ReadUInt16BigEndian(option.Data.Span)),
                Encoding.UTF8.GetString(option.Data.Span[2..]).TrimEnd('\0'))
            : null;
        return error is not null;
    }
}

/// <summary>What the OPT record of a message says (RFC 6891).</summary>
public sealed class Edns
{
    /// <summary>Makes the values of an OPT record; the extended response code belongs to the message.</summary>
    /// <exception cref="ArgumentException">The options have more than 65535 octets together.</exception>
    public Edns(ushort udpPayloadSize, bool dnssecOk, ImmutableArray<EdnsOption> options = default, byte version = 0, ushort otherFlags = 0)
    {
        (UdpPayloadSize, DnssecOk, Options, Version, OtherFlags) =
            (udpPayloadSize, dnssecOk, options.IsDefault ? [] : options, version, (ushort)(otherFlags & 0x7fff));
        if (Options.Sum(option => 4L + option.Data.Length) > ushort.MaxValue)
        {
            throw new ArgumentException($"the options of a message have at most {ushort.MaxValue} octets together", nameof(options));
        }
    }

    /// <summary>The largest UDP payload the sender takes, in octets.</summary>
    public ushort UdpPayloadSize { get; }

    /// <summary>DO: the sender wants DNSSEC records (RFC 3225).</summary>
    public bool DnssecOk { get; }

    /// <summary>The version; 0 is the only one.</summary>
    public byte Version { get; }

    /// <summary>The flags beside DO, which have no meaning yet.</summary>
    public ushort OtherFlags { get; }

    /// <summary>The options, in order.</summary>
    public ImmutableArray<EdnsOption> Options { get; }

    /// <summary>The identifier of the server instance (RFC 5001), or null.</summary>
    public ReadOnlyMemory<byte>? Nsid => Find(EdnsOptionCode.Nsid)?.Data;

    /// <summary>The cookie: eight octets of the client and up to 32 of the server (RFC 7873), or null.</summary>
    public ReadOnlyMemory<byte>? Cookie => Find(EdnsOptionCode.Cookie)?.Data;

    /// <summary>The octets of padding (RFC 7830), or null where there is no such option.</summary>
    public int? PaddingLength => Find(EdnsOptionCode.Padding)?.Data.Length;

    /// <summary>The extended errors, in order (RFC 8914). Options too short to hold a code are left out.</summary>
    public ImmutableArray<ExtendedError> ExtendedErrors =>
        [.. Options.Select(option => ExtendedError.TryRead(option, out var error) ? error : null).OfType<ExtendedError>()];

    /// <summary>The option that carries an extended error.</summary>
    public static EdnsOption ExtendedErrorOption(ExtendedError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new EdnsOption(
            EdnsOptionCode.ExtendedError,
            new WireWriter().UInt16(error.Code.Number).Bytes(Encoding.UTF8.GetBytes(error.Text)).ToArray());
    }

    private EdnsOption? Find(EdnsOptionCode code) => Options.FirstOrDefault(option => option.Code == code);

    internal static Edns Read(ushort @class, uint ttl, ReadOnlySpan<byte> data, int offset, ICollection<ParseError> defects)
    {
        var options = ImmutableArray.CreateBuilder<EdnsOption>();
        var reader = new WireReader(data);
        while (reader.Remaining > 0)
        {
            var code = new EdnsOptionCode(reader.UInt16());
            var octets = reader.Bytes(reader.UInt16());
            if (reader.Error is null)
            {
                options.Add(new EdnsOption(code, octets));
            }
        }

        if (reader.Error is { } error)
        {
            defects.Add(new ParseError($"an EDNS option is damaged: {error.Problem}", offset + error.Offset));
        }

        return new Edns(@class, (ttl & 0x8000) != 0, options.ToImmutable(), (byte)(ttl >> 16), (ushort)(ttl & 0x7fff));
    }

    internal void WriteTo(WireWriter writer, ResponseCode responseCode)
    {
        writer.UInt8(0).UInt16(RecordType.Opt.Number).UInt16(UdpPayloadSize)
            .UInt8((byte)(responseCode.Number >> 4)).UInt8(Version).UInt16((ushort)((DnssecOk ? 0x8000 : 0) | OtherFlags));
        var start = writer.Length;
        writer.UInt16(0);
        foreach (var option in Options)
        {
            writer.UInt16(option.Code.Number).UInt16((ushort)option.Data.Length).Bytes(option.Data);
        }

        writer.PatchUInt16(start, (ushort)(writer.Length - start - 2));
    }
}
