using System.Collections.Immutable;

namespace DnssecToolkit.Dns;

/// <summary>Writes messages to octets, and cuts them where they are too large (RFC 2181 §9).</summary>
internal static class MessageWriter
{
    private const int HeaderLength = 12;

    public static byte[] Write(Message message, int maximumSize)
    {
        if (message.ResponseCode.Number > (message.Edns is null ? 0xf : 0xfff))
        {
            throw new InvalidOperationException($"The response code {message.ResponseCode} does not fit into a message {(message.Edns is null ? "without EDNS" : "")}".TrimEnd() + ".");
        }

        var writer = new WireWriter(compress: true, capacity: 512);
        writer.UInt16(message.Id).UInt16(Flags(message)).UInt16((ushort)message.Questions.Length).UInt16(0).UInt16(0).UInt16(0);
        foreach (var question in message.Questions)
        {
            writer.CompressedName(question.Name).UInt16(question.Type.Number).UInt16(question.Class.Number);
        }

        var opt = new WireWriter();
        message.Edns?.WriteTo(opt, message.ResponseCode);
        var room = maximumSize - opt.Length;

        var whole = Section(writer, message.Answer, room, out var answer);
        var authority = 0;
        whole = whole && Section(writer, message.Authority, room, out authority);
        var additional = 0;
        if (whole)
        {
            Section(writer, message.Additional, room, out additional);
        }

        if (message.Edns is not null)
        {
            writer.Bytes(opt.Written);
            additional++;
        }

        if (!whole)
        {
            writer.PatchUInt16(2, (ushort)(Flags(message) | 0x0200));
        }

        writer.PatchUInt16(6, (ushort)answer);
        writer.PatchUInt16(8, (ushort)authority);
        writer.PatchUInt16(10, (ushort)additional);
        return writer.ToArray();
    }

    /// <summary>Writes whole RRsets while there is room; false where one had to be left out.</summary>
    private static bool Section(WireWriter writer, ImmutableArray<ResourceRecord> records, int room, out int written)
    {
        written = 0;
        for (var i = 0; i < records.Length;)
        {
            var start = writer.Length;
            var next = i;
            do
            {
                Record(writer, records[next++]);
            }
            while (next < records.Length && records[next].Type == records[i].Type && records[next].Owner == records[i].Owner);

            if (writer.Length > Math.Max(room, HeaderLength))
            {
                writer.TruncateTo(start);
                return false;
            }

            written += next - i;
            i = next;
        }

        return true;
    }

    private static void Record(WireWriter writer, ResourceRecord record)
    {
        writer.CompressedName(record.Owner).UInt16(record.Type.Number).UInt16(record.Class.Number).UInt32(record.Ttl);
        var length = writer.Length;
        writer.UInt16(0);
        record.Data.WriteTo(writer);
        writer.PatchUInt16(length, (ushort)(writer.Length - length - 2));
    }

    private static ushort Flags(Message message) => (ushort)(
        (message.IsResponse ? 0x8000 : 0)
        | ((message.Opcode.Number & 0xf) << 11)
        | (message.IsAuthoritative ? 0x0400 : 0)
        | (message.IsTruncated ? 0x0200 : 0)
        | (message.RecursionDesired ? 0x0100 : 0)
        | (message.RecursionAvailable ? 0x0080 : 0)
        | (message.ReservedBit ? 0x0040 : 0)
        | (message.AuthenticData ? 0x0020 : 0)
        | (message.CheckingDisabled ? 0x0010 : 0)
        | (message.ResponseCode.Number & 0xf));
}
