using System.Buffers.Binary;

namespace DnssecToolkit.Captures;

/// <summary>From the link layer to the payload of UDP and TCP. What is no DNS is passed over without a word; what is cut or damaged is told.</summary>
internal sealed class PacketDecoder(MessageMatcher matcher, DnsPorts ports, LossLog losses)
{
    private const int MaximumNesting = 4;
    private const int MaximumExtensionHeaders = 24;
    private const int MaximumTags = 8;

    private readonly FragmentReassembler fragments = new(losses);
    private readonly TcpReassembler tcp = new(matcher, ports, losses);
    private readonly Dictionary<int, (long Packets, long Offset)> unknownLinkTypes = [];

    /// <summary>Reads a packet and hands the DNS messages it completes to the matcher.</summary>
    public void Decode(in PacketRecord packet)
    {
        var network = ToNetworkLayer(packet);
        if (!network.IsEmpty)
        {
            NetworkLayer(network, new Context(packet.Ticks, packet.Offset), 0);
        }
    }

    /// <summary>Gives out what is still held back at the end of the file.</summary>
    public void Finish()
    {
        fragments.Finish();
        TakeIncomplete();
        tcp.Finish();
        foreach (var (linkType, seen) in unknownLinkTypes)
        {
            losses.Add($"{seen.Packets} packets of link type {linkType}, which is not read", seen.Offset);
        }
    }

    // https://www.tcpdump.org/linktypes.html
    private ReadOnlySpan<byte> ToNetworkLayer(in PacketRecord packet)
    {
        var octets = packet.Octets;
        switch (packet.LinkType)
        {
            case 1: // LINKTYPE_ETHERNET
                return octets.Length < 14 ? default : ByEtherType(octets[12..]);
            case 0: // LINKTYPE_NULL: the address family in the byte order of the machine that captured
            case 108: // LINKTYPE_LOOP: the same in network byte order
                return octets.Length < 4 ? default : octets[4..];
            case 12 or 14 or 101: // LINKTYPE_RAW and the numbers systems gave it
            case 228 or 229: // LINKTYPE_IPV4, LINKTYPE_IPV6
                return octets;
            case 113: // LINKTYPE_LINUX_SLL
                return octets.Length < 16 ? default : ByEtherType(octets[14..]);
            case 276: // LINKTYPE_LINUX_SLL2
                return octets.Length < 20 || !IsIp(BinaryPrimitives.ReadUInt16BigEndian(octets)) ? default : octets[20..];
            default:
                var seen = unknownLinkTypes.GetValueOrDefault(packet.LinkType, (0, packet.Offset));
                if (unknownLinkTypes.Count < 64 || seen.Packets > 0)
                {
                    unknownLinkTypes[packet.LinkType] = (seen.Packets + 1, seen.Offset);
                }

                return default;
        }
    }

    private static bool IsIp(int etherType) => etherType is 0x0800 or 0x86dd;

    // From the EtherType on: VLAN tags (IEEE 802.1Q, 802.1ad, and the older 0x9100), LLC/SNAP, PPPoE.
    private static ReadOnlySpan<byte> ByEtherType(ReadOnlySpan<byte> octets)
    {
        for (var tags = 0; tags < MaximumTags && octets.Length >= 2; tags++)
        {
            int etherType = BinaryPrimitives.ReadUInt16BigEndian(octets);
            switch (etherType)
            {
                case 0x0800 or 0x86dd:
                    return octets[2..];
                case 0x8100 or 0x88a8 or 0x9100 when octets.Length >= 6:
                    octets = octets[4..];
                    continue;
                case 0x8864 when octets.Length >= 10: // PPPoE session; PPP protocol 0x0021 and 0x0057
                    return octets[8] == 0 && octets[9] is 0x21 or 0x57 ? octets[10..] : default;
                case < 1536 when octets.Length >= 10 && octets[2] == 0xaa && octets[3] == 0xaa: // IEEE 802.3 with SNAP
                    octets = octets[8..];
                    continue;
                default:
                    return default;
            }
        }

        return default;
    }

    private void NetworkLayer(ReadOnlySpan<byte> octets, in Context context, int depth)
    {
        if (octets.IsEmpty || depth > MaximumNesting)
        {
            return;
        }

        switch (octets[0] >> 4)
        {
            case 4:
                NetworkIPv4(octets, context, depth);
                break;
            case 6:
                NetworkIPv6(octets, context, depth);
                break;
        }
    }

    // RFC 791 §3.1.
    private void NetworkIPv4(ReadOnlySpan<byte> octets, in Context context, int depth)
    {
        var headerLength = (octets[0] & 0xf) * 4;
        if (headerLength < 20 || octets.Length < headerLength)
        {
            return;
        }

        int totalLength = BinaryPrimitives.ReadUInt16BigEndian(octets[2..]);
        totalLength = totalLength == 0 ? octets.Length : totalLength; // segmentation offload leaves 0
        if (totalLength < headerLength)
        {
            return;
        }

        var payload = octets[headerLength..Math.Min(totalLength, octets.Length)];
        var datagram = new Datagram(
            octets[9],
            AddressBits.OfIPv4(octets[12..]),
            AddressBits.OfIPv4(octets[16..]),
            payload,
            totalLength - headerLength);
        var fragment = BinaryPrimitives.ReadUInt16BigEndian(octets[6..]);
        if ((fragment & 0x3fff) != 0)
        {
            Fragment(datagram, BinaryPrimitives.ReadUInt16BigEndian(octets[4..]), (fragment & 0x1fff) * 8, (fragment & 0x2000) != 0, context, depth);
            return;
        }

        TransportLayer(datagram, context, depth);
    }

    // RFC 8200 §3 and §4.
    private void NetworkIPv6(ReadOnlySpan<byte> octets, in Context context, int depth)
    {
        if (octets.Length < 40)
        {
            return;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(octets[4..]);
        length = length == 0 ? octets.Length - 40 : length; // jumbograms and segmentation offload leave 0
        var source = AddressBits.OfIPv6(octets[8..]);
        var destination = AddressBits.OfIPv6(octets[24..]);
        var next = octets[6];
        var payload = octets[40..Math.Min(40 + length, octets.Length)];
        for (var headers = 0; headers < MaximumExtensionHeaders; headers++)
        {
            int extension;
            switch (next)
            {
                case 0 or 43 or 60 or 135 or 139 or 140: // hop-by-hop, routing, destination options, mobility, HIP, shim6
                    extension = payload.Length < 8 ? int.MaxValue : 8 + (payload[1] * 8);
                    break;
                case 51: // authentication header (RFC 4302): counted in units of 4, minus 2
                    extension = payload.Length < 8 ? int.MaxValue : 8 + (payload[1] * 4);
                    break;
                case 44:
                    if (payload.Length < 8)
                    {
                        return;
                    }

                    var field = BinaryPrimitives.ReadUInt16BigEndian(payload[2..]);
                    var id = BinaryPrimitives.ReadUInt32BigEndian(payload[4..]);
                    var fragment = new Datagram(payload[0], source, destination, payload[8..], length - 8);
                    if ((field & 0xfff9) == 0)
                    {
                        next = payload[0]; // an atomic fragment (RFC 6946)
                        payload = payload[8..];
                        length -= 8;
                        continue;
                    }

                    Fragment(fragment, id, field & 0xfff8, (field & 1) != 0, context, depth);
                    return;
                default:
                    TransportLayer(new Datagram(next, source, destination, payload, length), context, depth);
                    return;
            }

            if (extension > payload.Length)
            {
                return;
            }

            next = payload[0];
            payload = payload[extension..];
            length -= extension;
        }
    }

    private void Fragment(in Datagram piece, uint id, int offset, bool more, in Context context, int depth)
    {
        if (fragments.Add(piece, id, offset, more, context.Ticks, context.Offset, out var whole))
        {
            TransportLayer(whole, context, depth);
        }

        TakeIncomplete();
    }

    private void TakeIncomplete()
    {
        foreach (var datagram in fragments.TakeIncomplete())
        {
            TransportLayer(datagram, new Context(datagram.Ticks, datagram.Offset), 0);
        }
    }

    private void TransportLayer(in Datagram datagram, in Context context, int depth)
    {
        switch (datagram.Protocol)
        {
            case 17:
                UdpLayer(datagram, context);
                break;
            case 6:
                TcpLayer(datagram, context);
                break;
            case 1:
                IcmpError(datagram.Payload, isIPv6: false, context);
                break;
            case 58:
                IcmpError(datagram.Payload, isIPv6: true, context);
                break;
            case 4 or 41: // IP in IP (RFC 2003, RFC 4213)
                NetworkLayer(datagram.Payload, context, depth + 1);
                break;
            case 60 or 43 or 0 when depth < MaximumNesting && datagram.Payload.Length >= 8: // options behind a reassembled fragment header
                var extension = 8 + (datagram.Payload[1] * 8);
                if (extension <= datagram.Payload.Length)
                {
                    TransportLayer(datagram.Behind(extension), context, depth + 1);
                }

                break;
        }
    }

    // RFC 768.
    private void UdpLayer(in Datagram datagram, in Context context)
    {
        var octets = datagram.Payload;
        if (octets.Length < 8)
        {
            return;
        }

        var sourcePort = BinaryPrimitives.ReadUInt16BigEndian(octets);
        var destinationPort = BinaryPrimitives.ReadUInt16BigEndian(octets[2..]);
        int length = BinaryPrimitives.ReadUInt16BigEndian(octets[4..]);
        length = length < 8 ? datagram.WholeLength : length;
        var payload = octets[8..Math.Min(length, octets.Length)];
        if (!ports.IsDns(sourcePort, destinationPort, payload))
        {
            return;
        }

        matcher.Observe(new Observation
        {
            Ticks = context.Ticks,
            Offset = context.Offset,
            Source = new Endpoint(datagram.Source, sourcePort),
            Destination = new Endpoint(datagram.Destination, destinationPort),
            Transport = Transport.Udp,
            Message = payload,
            WholeLength = length - 8,
        });
    }

    // RFC 9293 §3.1.
    private void TcpLayer(in Datagram datagram, in Context context)
    {
        var octets = datagram.Payload;
        if (octets.Length < 20)
        {
            return;
        }

        var headerLength = (octets[12] >> 4) * 4;
        if (headerLength < 20 || headerLength > octets.Length)
        {
            return;
        }

        tcp.Segment(new TcpSegment
        {
            Ticks = context.Ticks,
            Offset = context.Offset,
            Source = new Endpoint(datagram.Source, BinaryPrimitives.ReadUInt16BigEndian(octets)),
            Destination = new Endpoint(datagram.Destination, BinaryPrimitives.ReadUInt16BigEndian(octets[2..])),
            Sequence = BinaryPrimitives.ReadUInt32BigEndian(octets[4..]),
            Flags = octets[13],
            Payload = octets[headerLength..],
            IsCut = octets.Length < datagram.WholeLength,
        });
    }

    // Destination unreachable (RFC 792; RFC 4443 §3.1) carries the start of the packet that could not be delivered.
    private void IcmpError(ReadOnlySpan<byte> octets, bool isIPv6, in Context context)
    {
        if (octets.Length < 8 || octets[0] != (isIPv6 ? 1 : 3))
        {
            return;
        }

        var original = octets[8..];
        var ipLength = isIPv6 ? 40 : original.IsEmpty ? 20 : (original[0] & 0xf) * 4;
        if (original.Length < ipLength + 8 + 2 || original[isIPv6 ? 6 : 9] != 17)
        {
            return;
        }

        var source = isIPv6 ? AddressBits.OfIPv6(original[8..]) : AddressBits.OfIPv4(original[12..]);
        var destination = isIPv6 ? AddressBits.OfIPv6(original[24..]) : AddressBits.OfIPv4(original[16..]);
        var udp = original[ipLength..];
        matcher.Fail(
            new Endpoint(source, BinaryPrimitives.ReadUInt16BigEndian(udp)),
            new Endpoint(destination, BinaryPrimitives.ReadUInt16BigEndian(udp[2..])),
            BinaryPrimitives.ReadUInt16BigEndian(udp[8..]),
            (octets[1], isIPv6) switch
            {
                (3, false) or (4, true) => "port unreachable",
                (0, _) => isIPv6 ? "no route to the server" : "network unreachable",
                (1, false) or (3, true) => isIPv6 ? "address unreachable" : "host unreachable",
                (9 or 10 or 13, false) or (1 or 5 or 6, true) => "administratively prohibited",
                _ => FormattableString.Invariant($"destination unreachable (code {octets[1]})"),
            },
            context.Ticks);
    }

    private readonly record struct Context(long Ticks, long Offset);
}
