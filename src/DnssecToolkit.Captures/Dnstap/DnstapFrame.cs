namespace DnssecToolkit.Captures;

/// <summary>One dnstap message: what <c>dnstap.proto</c> defines, as far as an exchange needs it. Read without allocation.</summary>
internal readonly ref struct DnstapFrame
{
    // Field numbers of Dnstap.
    private const int IdentityField = 1;
    private const int VersionField = 2;
    private const int MessageField = 14;
    private const int KindField = 15;
    private const int MessageKind = 1;

    // The last message type that is known: UPDATE_RESPONSE.
    private const int LastType = 14;
    private const ulong LastSecond = 253_402_300_799; // 9999-12-31

    /// <summary>The name the server gives itself.</summary>
    public ReadOnlySpan<byte> Identity { get; private init; }

    /// <summary>The software.</summary>
    public ReadOnlySpan<byte> Version { get; private init; }

    /// <summary>Odd numbers are queries, even ones responses.</summary>
    public int Type { get; private init; }

    /// <summary>In which part the server recorded it.</summary>
    public RecorderRole Role => (RecorderRole)((Type + 1) / 2);

    /// <summary>Whether the message is of a response.</summary>
    public bool IsResponse => Type % 2 == 0;

    /// <summary>How the query travelled. DNSCrypt counts as the protocol below it.</summary>
    public Transport Transport { get; private init; }

    /// <summary>Who asked; null when that is not told.</summary>
    public Endpoint? Client { get; private init; }

    /// <summary>Who was asked; null when that is not told.</summary>
    public Endpoint? Server { get; private init; }

    /// <summary>When the query was sent or received, in UTC ticks.</summary>
    public long? AskedTicks { get; private init; }

    /// <summary>When the response was sent or received, in UTC ticks.</summary>
    public long? AnsweredTicks { get; private init; }

    /// <summary>The query; empty when it is not here.</summary>
    public ReadOnlySpan<byte> Query { get; private init; }

    /// <summary>The response; empty when it is not here.</summary>
    public ReadOnlySpan<byte> Response { get; private init; }

    /// <summary>Reads a frame's payload; null is a frame without a problem.</summary>
    public static string? Read(ReadOnlySpan<byte> payload, out DnstapFrame frame)
    {
        frame = default;
        ReadOnlySpan<byte> identity = default, version = default, message = default;
        ulong kind = 0;
        var reader = new ProtobufReader(payload);
        while (reader.TryNext())
        {
            switch (reader.Field)
            {
                case IdentityField:
                    identity = reader.Octets;
                    break;
                case VersionField:
                    version = reader.Octets;
                    break;
                case MessageField:
                    message = reader.Octets;
                    break;
                case KindField:
                    kind = reader.Number;
                    break;
            }
        }

        if (reader.IsDamaged)
        {
            return "a frame that is not dnstap";
        }

        return kind != MessageKind || message.IsEmpty
            ? "a dnstap frame without a message"
            : ReadMessage(message, identity, version, out frame);
    }

    private static string? ReadMessage(ReadOnlySpan<byte> message, ReadOnlySpan<byte> identity, ReadOnlySpan<byte> version, out DnstapFrame frame)
    {
        frame = default;
        ulong type = 0, protocol = 0, clientPort = 0, serverPort = 0;
        ulong? askedSeconds = null, answeredSeconds = null;
        ulong askedNanoseconds = 0, answeredNanoseconds = 0;
        ReadOnlySpan<byte> client = default, server = default, query = default, response = default;
        var reader = new ProtobufReader(message);
        while (reader.TryNext())
        {
            switch (reader.Field)
            {
                case 1:
                    type = reader.Number;
                    break;
                case 3:
                    protocol = reader.Number;
                    break;
                case 4:
                    client = reader.Octets;
                    break;
                case 5:
                    server = reader.Octets;
                    break;
                case 6:
                    clientPort = reader.Number;
                    break;
                case 7:
                    serverPort = reader.Number;
                    break;
                case 8:
                    askedSeconds = reader.Number;
                    break;
                case 9:
                    askedNanoseconds = reader.Number;
                    break;
                case 10:
                    query = reader.Octets;
                    break;
                case 12:
                    answeredSeconds = reader.Number;
                    break;
                case 13:
                    answeredNanoseconds = reader.Number;
                    break;
                case 14:
                    response = reader.Octets;
                    break;
            }
        }

        if (reader.IsDamaged)
        {
            return "a dnstap message that is damaged";
        }

        if (type is 0 or > LastType)
        {
            return $"a dnstap message of the unknown type {type}";
        }

        frame = new DnstapFrame
        {
            Identity = identity,
            Version = version,
            Type = (int)type,
            Transport = TransportOf(protocol),
            Client = EndpointOf(client, clientPort),
            Server = EndpointOf(server, serverPort),
            AskedTicks = TicksOf(askedSeconds, askedNanoseconds),
            AnsweredTicks = TicksOf(answeredSeconds, answeredNanoseconds),
            Query = query,
            Response = response,
        };
        return null;
    }

    private static Transport TransportOf(ulong protocol) => protocol switch
    {
        1 or 5 => Transport.Udp,
        2 or 6 => Transport.Tcp,
        3 => Transport.Tls,
        4 => Transport.Https,
        7 => Transport.Quic,
        _ => Transport.File,
    };

    // The length of the address tells its family; the field for it (2) adds nothing.
    private static Endpoint? EndpointOf(ReadOnlySpan<byte> address, ulong port) => address.Length switch
    {
        4 => new Endpoint(AddressBits.OfIPv4(address), (ushort)port),
        16 => new Endpoint(AddressBits.OfIPv6(address), (ushort)port),
        _ => null,
    };

    private static long? TicksOf(ulong? seconds, ulong nanoseconds) => seconds is null or > LastSecond
        ? null
        : DateTime.UnixEpoch.Ticks + ((long)seconds * TimeSpan.TicksPerSecond) + ((long)Math.Min(nanoseconds, 999_999_999) / TimeSpan.NanosecondsPerTick);
}
