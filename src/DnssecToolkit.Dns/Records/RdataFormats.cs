namespace DnssecToolkit.Dns;

/// <summary>Reads one type's data from the wire; errors stay in the reader.</summary>
internal delegate Rdata RdataReader(ref WireReader reader);

/// <summary>The known types and how each is read. Every other type is <see cref="UnknownRdata"/>.</summary>
internal static class RdataFormats
{
    private static readonly RdataReader?[] Readers = BuildReaders();

    /// <summary>Reads the data that lies between the reader's position and its end.</summary>
    public static Rdata Read(RecordType type, ref WireReader reader)
    {
        var start = reader.Position;
        var length = reader.Remaining;
        var read = type.Number < Readers.Length ? Readers[type.Number] : null;
        if (read is null)
        {
            return new UnknownRdata(type, reader.Rest());
        }

        var attempt = reader;
        var data = read(ref attempt);
        if (attempt.Error is null && attempt.Remaining > 0)
        {
            attempt.Fail($"{attempt.Remaining} octets follow the end of the {type} data");
        }

        if (attempt.Error is { } error)
        {
            return new MalformedRdata(type, reader.Bytes(length), error with { Offset = error.Offset - start });
        }

        reader = attempt;
        return data;
    }

    private static RdataReader?[] BuildReaders()
    {
        var readers = new RdataReader?[RecordType.Caa.Number + 1];
        readers[RecordType.A.Number] = A.Read;
        readers[RecordType.Aaaa.Number] = Aaaa.Read;
        readers[RecordType.Ns.Number] = Ns.Read;
        readers[RecordType.Cname.Number] = Cname.Read;
        readers[RecordType.Ptr.Number] = Ptr.Read;
        readers[RecordType.Dname.Number] = Dname.Read;
        readers[RecordType.Soa.Number] = Soa.Read;
        readers[RecordType.Ds.Number] = Ds.Read;
        readers[RecordType.Cds.Number] = Cds.Read;
        readers[RecordType.Dnskey.Number] = Dnskey.Read;
        readers[RecordType.Cdnskey.Number] = Cdnskey.Read;
        readers[RecordType.Rrsig.Number] = Rrsig.Read;
        readers[RecordType.Nsec.Number] = Nsec.Read;
        readers[RecordType.Nsec3.Number] = Nsec3.Read;
        readers[RecordType.Nsec3Param.Number] = Nsec3Param.Read;
        return readers;
    }
}
