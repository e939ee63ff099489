using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>Where and how a service is reached (RFC 9460 §2).</summary>
/// <remarks>Parameters out of order, twice or with a malformed value of a known key make the record malformed (RFC 9460 §2.2, §7 and §8).</remarks>
public class Svcb : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    /// <exception cref="ArgumentException">The parameters do not ascend by key, or a value does not have its key's form.</exception>
    public Svcb(ushort priority, DomainName targetName, ImmutableArray<SvcParam> parameters)
        : this(RecordType.Svcb, priority, targetName, parameters)
    {
    }

    private protected Svcb(RecordType type, ushort priority, DomainName targetName, ImmutableArray<SvcParam> parameters)
        : base(type, Write(priority, targetName, parameters))
    {
        (Priority, TargetName, Parameters) = (priority, targetName, parameters);
        if (Check(Wire.Span[(2 + targetName.Wire.Length)..], out _) is { } problem)
        {
            throw new ArgumentException(problem, nameof(parameters));
        }
    }

    /// <summary>The rank, the lowest first; 0 makes the record an alias (RFC 9460 §2.4.1).</summary>
    public ushort Priority { get; }

    /// <summary>The name of the alias or of the service; the root stands for the owner itself in service mode.</summary>
    public DomainName TargetName { get; }

    /// <summary>The parameters, in ascending order of their keys.</summary>
    public ImmutableArray<SvcParam> Parameters { get; }

    /// <summary>Whether the record is an alias.</summary>
    public bool IsAlias => Priority == 0;

    /// <summary>The keys that a client must understand; empty without the parameter.</summary>
    public ImmutableArray<SvcParamKey> Mandatory =>
        [.. Values(SvcParamKey.Mandatory, 2).Select(value => new SvcParamKey(BinaryPrimitives.ReadUInt16BigEndian(value.Span)))];

    /// <summary>The protocols as octets; empty without the parameter.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Alpn
    {
        get
        {
            var protocols = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
            for (var rest = Find(SvcParamKey.Alpn) ?? default; !rest.IsEmpty; rest = rest[(1 + rest.Span[0])..])
            {
                protocols.Add(rest.Slice(1, rest.Span[0]));
            }

            return protocols.ToImmutable();
        }
    }

    /// <summary>Whether the default protocol is not served.</summary>
    public bool NoDefaultAlpn => Find(SvcParamKey.NoDefaultAlpn) is not null;

    /// <summary>The port; null for the default one.</summary>
    public ushort? Port => Find(SvcParamKey.Port) is { } value ? BinaryPrimitives.ReadUInt16BigEndian(value.Span) : null;

    /// <summary>IPv4 addresses to begin with.</summary>
    public ImmutableArray<IPAddress> Ipv4Hints => [.. Values(SvcParamKey.Ipv4Hint, 4).Select(value => new IPAddress(value.Span))];

    /// <summary>IPv6 addresses to begin with.</summary>
    public ImmutableArray<IPAddress> Ipv6Hints => [.. Values(SvcParamKey.Ipv6Hint, 16).Select(value => new IPAddress(value.Span))];

    /// <summary>The configuration of Encrypted ClientHello, or null.</summary>
    public ReadOnlyMemory<byte>? Ech => Find(SvcParamKey.Ech);

    /// <summary>The URI template of DNS over HTTPS as octets, or null.</summary>
    public ReadOnlyMemory<byte>? DohPath => Find(SvcParamKey.DohPath);

    /// <summary>The value of a key, or null.</summary>
    public ReadOnlyMemory<byte>? Find(SvcParamKey key)
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.Key == key)
            {
                return parameter.Value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Priority} {TargetName}");
        foreach (var parameter in Parameters)
        {
            text.Append(' ').Append(parameter);
        }

        return text.ToString();
    }

    internal static Rdata Read(ref WireReader reader) =>
        ReadFields(ref reader, out var priority, out var target, out var parameters) ? new Svcb(priority, target, parameters) : UnknownRdata.Nothing;

    private protected static bool ReadFields(ref WireReader reader, out ushort priority, out DomainName target, out ImmutableArray<SvcParam> parameters)
    {
        priority = reader.UInt16();
        target = reader.Name(allowCompression: false);
        parameters = [];
        var start = reader.Position;
        var octets = reader.Rest();
        if (reader.Error is not null)
        {
            return false;
        }

        if (Check(octets, out var problemAt) is { } problem)
        {
            reader.Fail(problem, start + problemAt);
            return false;
        }

        var list = ImmutableArray.CreateBuilder<SvcParam>();
        ReadOnlyMemory<byte> rest = octets;
        while (!rest.IsEmpty)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest.Span[2..]);
            list.Add(new SvcParam(new SvcParamKey(BinaryPrimitives.ReadUInt16BigEndian(rest.Span)), rest.Slice(4, length)));
            rest = rest[(4 + length)..];
        }

        parameters = list.ToImmutable();
        return true;
    }

    internal static void ReadText(ref RdataText text)
    {
        text.UInt16("the priority");
        text.Name("the target name");
        SvcParamText.ReadAll(ref text);
    }

    /// <summary>What is wrong with the octets of the parameters; null where nothing is.</summary>
    internal static string? Check(ReadOnlySpan<byte> parameters, out int problemAt)
    {
        var last = -1;
        problemAt = 0;
        ReadOnlySpan<byte> mandatory = [];
        bool alpn = false, noDefaultAlpn = false;
        for (var rest = parameters; !rest.IsEmpty;)
        {
            problemAt = parameters.Length - rest.Length;
            if (rest.Length < 4 || rest.Length - 4 < BinaryPrimitives.ReadUInt16BigEndian(rest[2..]))
            {
                return "a parameter runs past the end";
            }

            var key = new SvcParamKey(BinaryPrimitives.ReadUInt16BigEndian(rest));
            var value = rest.Slice(4, BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
            if (key.Number <= last)
            {
                return key.Number == last ? $"the parameter {key} stands twice" : $"the parameter {key} stands after a key with a higher number";
            }

            if (SvcParam.Check(key, value) is { } problem)
            {
                return problem;
            }

            last = key.Number;
            mandatory = key == SvcParamKey.Mandatory ? value : mandatory;
            alpn |= key == SvcParamKey.Alpn;
            noDefaultAlpn |= key == SvcParamKey.NoDefaultAlpn;
            rest = rest[(4 + value.Length)..];
        }

        problemAt = 0;
        if (noDefaultAlpn && !alpn)
        {
            return "no-default-alpn stands without alpn";
        }

        // Both lists ascend, so one walk over each finds what is missing.
        for (var rest = parameters; !mandatory.IsEmpty; mandatory = mandatory[2..])
        {
            var wanted = BinaryPrimitives.ReadUInt16BigEndian(mandatory);
            while (!rest.IsEmpty && BinaryPrimitives.ReadUInt16BigEndian(rest) < wanted)
            {
                rest = rest[(4 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]))..];
            }

            if (rest.IsEmpty || BinaryPrimitives.ReadUInt16BigEndian(rest) != wanted)
            {
                return $"mandatory lists {new SvcParamKey(wanted)}, which is not there";
            }
        }

        return null;
    }

    private static byte[] Write(ushort priority, DomainName targetName, ImmutableArray<SvcParam> parameters)
    {
        var writer = new WireWriter().UInt16(priority).Name(targetName);
        foreach (var parameter in parameters)
        {
            writer.UInt16(parameter.Key.Number).UInt16(checked((ushort)parameter.Value.Length)).Bytes(parameter.Value);
        }

        return writer.ToArray();
    }

    private IEnumerable<ReadOnlyMemory<byte>> Values(SvcParamKey key, int size)
    {
        var value = Find(key) ?? default;
        for (var i = 0; i < value.Length; i += size)
        {
            yield return value.Slice(i, size);
        }
    }
}
