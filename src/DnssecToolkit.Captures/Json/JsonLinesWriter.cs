using System.Buffers;
using System.Globalization;
using System.Text.Json;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>Writes exchanges as RFC 8427 objects, one a line. The members are listed in <c>FORMAT.md</c>.</summary>
internal sealed class JsonLinesWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(64 << 10);
    private readonly Utf8JsonWriter json;
    private readonly bool withRecords;

    public JsonLinesWriter(bool withRecords)
    {
        this.withRecords = withRecords;
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
    }

    /// <summary>The line of an exchange with its line feed; valid until the next call.</summary>
    public ReadOnlySpan<byte> Line(Exchange exchange)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteString("dateString"u8, Instants.Write(exchange.At));
        WriteServer(exchange);
        json.WriteString("transport"u8, JsonNames.Of(exchange.Transport));
        json.WriteString("outcome"u8, JsonNames.Of(exchange.Outcome));
        switch (exchange.Outcome)
        {
            case Outcome.Timeout { Waited: { } waited }:
                json.WriteNumber("waitedSeconds"u8, waited.Ticks / (decimal)TimeSpan.TicksPerSecond);
                break;
            case Outcome.NetworkError error:
                json.WriteString("reason"u8, error.Reason);
                break;
            case Outcome.Unreadable unreadable:
                json.WriteString("reason"u8, unreadable.Reason);
                break;
        }

        WriteRecording(exchange);
        if (!exchange.Query.IsEmpty || exchange.AskedAt is not null)
        {
            WriteMessage("queryMessage"u8, exchange.Query, exchange.AskedAt, exchange.QueryMessage);
        }

        switch (exchange.Outcome)
        {
            case Outcome.Answered answered:
                WriteMessage("responseMessage"u8, answered.Response, exchange.At, exchange.Response);
                break;
            case Outcome.Unreadable unreadable:
                WriteMessage("responseMessage"u8, unreadable.Octets, exchange.At, null);
                break;
        }

        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private void WriteServer(Exchange exchange)
    {
        if (!exchange.Server.IsNameOnly)
        {
            json.WriteString("server"u8, exchange.Server.Address.ToString());
        }

        json.WriteNumber("port"u8, exchange.Server.Port);
        if (exchange.Server.Name is { } name)
        {
            json.WriteString("serverName"u8, name);
        }

        if (exchange.Client is { } client)
        {
            json.WriteString("client"u8, client.Address.ToString());
            json.WriteNumber("clientPort"u8, client.Port);
        }
    }

    private void WriteRecording(Exchange exchange)
    {
        if (exchange.Recorder is { } recorder)
        {
            json.WriteString("recorderRole"u8, JsonNames.Of(recorder.Role));
            if (recorder.Identity is { } identity)
            {
                json.WriteString("recorderIdentity"u8, identity);
            }

            if (recorder.Version is { } version)
            {
                json.WriteString("recorderVersion"u8, version);
            }
        }

        if (exchange.Uncertainty > TimeSpan.Zero)
        {
            json.WriteNumber("uncertaintySeconds"u8, exchange.Uncertainty.Ticks / (decimal)TimeSpan.TicksPerSecond);
        }

        if (exchange.IsRemade)
        {
            json.WriteBoolean("remade"u8, true);
        }
    }

    // RFC 8427 §2.1: what the header says; §2.4: the octets; §2.5: the time.
    private void WriteMessage(ReadOnlySpan<byte> member, ReadOnlyMemory<byte> octets, DateTimeOffset? at, Message? message)
    {
        json.WriteStartObject(member);
        if (at is { } instant)
        {
            json.WriteString("dateString"u8, Instants.Write(instant));
            json.WriteNumber("dateSeconds"u8, Instants.ToSeconds(instant));
        }

        if (MessageOutline.TryRead(octets.Span, out var outline))
        {
            json.WriteNumber("ID"u8, outline.Id);
            WriteFlags(outline.Flags, message?.ResponseCode ?? new ResponseCode((ushort)outline.ResponseCode));
            json.WriteNumber("QDCOUNT"u8, outline.Count(0));
            json.WriteNumber("ANCOUNT"u8, outline.Count(1));
            json.WriteNumber("NSCOUNT"u8, outline.Count(2));
            json.WriteNumber("ARCOUNT"u8, outline.Count(3));
            if (outline.QuestionLength > 0)
            {
                var type = new RecordType(outline.QuestionType);
                var @class = new RecordClass(outline.QuestionClass);
                json.WriteString("QNAME"u8, DomainName.FromWire(outline.Question[..^4]).ToString());
                json.WriteNumber("QTYPE"u8, type.Number);
                json.WriteString("QTYPEname"u8, type.ToString());
                json.WriteNumber("QCLASS"u8, @class.Number);
                json.WriteString("QCLASSname"u8, @class.ToString());
            }
        }

        if (withRecords && message is not null)
        {
            WriteRecords("answerRRs"u8, message.Answer);
            WriteRecords("authorityRRs"u8, message.Authority);
            WriteRecords("additionalRRs"u8, message.Additional);
        }

        if (!octets.IsEmpty)
        {
            json.WriteString("messageOctetsHEX"u8, Convert.ToHexString(octets.Span));
        }

        json.WriteEndObject();
    }

    private void WriteFlags(ushort flags, ResponseCode responseCode)
    {
        int Bit(int position) => (flags >> position) & 1;
        json.WriteNumber("QR"u8, Bit(15));
        json.WriteNumber("Opcode"u8, (flags >> 11) & 0xf);
        json.WriteNumber("AA"u8, Bit(10));
        json.WriteNumber("TC"u8, Bit(9));
        json.WriteNumber("RD"u8, Bit(8));
        json.WriteNumber("RA"u8, Bit(7));
        json.WriteNumber("AD"u8, Bit(5));
        json.WriteNumber("CD"u8, Bit(4));
        json.WriteNumber("RCODE"u8, responseCode.Number);
        json.WriteString("RCODEname"u8, responseCode.ToString());
    }

    // RFC 8427 §2.2 and §2.3.
    private void WriteRecords(ReadOnlySpan<byte> member, IReadOnlyCollection<ResourceRecord> records)
    {
        if (records.Count == 0)
        {
            return;
        }

        json.WriteStartArray(member);
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteString("NAME"u8, record.Owner.ToString());
            json.WriteNumber("TYPE"u8, record.Type.Number);
            json.WriteString("TYPEname"u8, record.Type.ToString());
            json.WriteNumber("CLASS"u8, record.Class.Number);
            json.WriteNumber("TTL"u8, record.Ttl);
            json.WriteNumber("RDLENGTH"u8, record.Data.Wire.Length);
            json.WriteString(string.Create(CultureInfo.InvariantCulture, $"rdata{record.Type}"), record.Data.ToString());
            json.WriteString("RDATAHEX"u8, Convert.ToHexString(record.Data.Wire.Span));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
