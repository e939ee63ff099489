using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>Reads one type's data from the wire; errors stay in the reader.</summary>
internal delegate Rdata RdataReader(ref WireReader reader);

/// <summary>Reads one type's data from zone-file text and writes its octets; errors stay in the text.</summary>
internal delegate void RdataTextReader(ref RdataText text);

/// <summary>The known types and how each is read from octets and from text. Every other type is <see cref="UnknownRdata"/>.</summary>
internal static class RdataFormats
{
    private static readonly Format?[] Formats = BuildFormats();
    private static readonly Format DlvFormat = new(Dlv.Read, Ds.ReadText);

    /// <summary>The types that have a form here.</summary>
    public static IEnumerable<RecordType> KnownTypes =>
        Enumerable.Range(0, Formats.Length).Where(number => Formats[number] is not null).Select(number => new RecordType((ushort)number)).Append(RecordType.Dlv);

    /// <summary>Reads the data that lies between the reader's position and its end.</summary>
    public static Rdata Read(RecordType type, ref WireReader reader)
    {
        var start = reader.Position;
        var length = reader.Remaining;
        if (Find(type) is not { } format)
        {
            return new UnknownRdata(type, reader.Rest());
        }

        var attempt = reader;
        var data = format.Read(ref attempt);
        if (attempt.Error is null && attempt.Remaining > 0)
        {
            attempt.Fail($"{attempt.Remaining} octets follow the end of the {type} data");
        }

        if (attempt.Error is { } error)
        {
            return new MalformedRdata(type, reader.Span(length), error with { Offset = Math.Max((error.Offset ?? start) - start, 0) });
        }

        reader = attempt;
        return data;
    }

    /// <summary>Reads the data in the type's own form, or in the form \# length hex that every type has (RFC 3597 §5).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ReadText(RecordType type, RecordClass @class, ref RdataText text)
    {
        if (!text.TryGeneric())
        {
            if (!HasForm(type, @class) || Find(type) is not { } format)
            {
                text.Fail($"the data of {type}{(@class == RecordClass.Internet ? "" : $" in class {@class}")} is read only in the form \\# length hex");
                return;
            }

            format.ReadText(ref text);
        }

        text.End();
    }

    /// <summary>Whether the type has its form in the class: A and AAAA have it in the class IN only (RFC 1035 §3.4).</summary>
    public static bool HasForm(RecordType type, RecordClass @class) =>
        @class == RecordClass.Internet || (type != RecordType.A && type != RecordType.Aaaa);

    private static Format? Find(RecordType type) =>
        type.Number < Formats.Length ? Formats[type.Number] : type == RecordType.Dlv ? DlvFormat : null;

    private static Format?[] BuildFormats()
    {
        var formats = new Format?[RecordType.Ipn.Number + 1];

        // RFC 1035 and RFC 1183
        Add(RecordType.A, A.Read, A.ReadText);
        Add(RecordType.Ns, Ns.Read, Ns.ReadText);
        Add(RecordType.Cname, Cname.Read, Cname.ReadText);
        Add(RecordType.Soa, Soa.Read, Soa.ReadText);
        Add(RecordType.Ptr, Ptr.Read, Ptr.ReadText);
        Add(RecordType.Hinfo, Hinfo.Read, Hinfo.ReadText);
        Add(RecordType.Mx, Mx.Read, Mx.ReadText);
        Add(RecordType.Txt, Txt.ReaderOf(RecordType.Txt), Txt.ReadText);
        Add(RecordType.Rp, Rp.Read, Rp.ReadText);

        // Later addresses, services and redirections
        Add(RecordType.Aaaa, Aaaa.Read, Aaaa.ReadText);
        Add(RecordType.Dname, Dname.Read, Dname.ReadText);
        Add(RecordType.Srv, Srv.Read, Srv.ReadText);
        Add(RecordType.Naptr, Naptr.Read, Naptr.ReadText);
        Add(RecordType.Svcb, Svcb.Read, Svcb.ReadText);
        Add(RecordType.Https, Https.Read, Svcb.ReadText);
        Add(RecordType.Uri, UriRdata.Read, UriRdata.ReadText);
        Add(RecordType.Loc, Loc.Read, Loc.ReadText);

        // DNSSEC and what zones say about themselves
        Add(RecordType.Ds, Ds.Read, Ds.ReadText);
        Add(RecordType.Cds, Cds.Read, Ds.ReadText);
        Add(RecordType.Dnskey, Dnskey.Read, Dnskey.ReadText);
        Add(RecordType.Cdnskey, Cdnskey.Read, Dnskey.ReadText);
        Add(RecordType.Rrsig, Rrsig.Read, Rrsig.ReadText);
        Add(RecordType.Nsec, Nsec.Read, Nsec.ReadText);
        Add(RecordType.Nsec3, Nsec3.Read, Nsec3.ReadText);
        Add(RecordType.Nsec3Param, Nsec3Param.Read, Nsec3Param.ReadText);
        Add(RecordType.Csync, Csync.Read, Csync.ReadText);
        Add(RecordType.Zonemd, Zonemd.Read, Zonemd.ReadText);

        // Keys and certificates of others
        Add(RecordType.Tlsa, Tlsa.Read, Tlsa.ReadText);
        Add(RecordType.Smimea, Smimea.Read, Tlsa.ReadText);
        Add(RecordType.Sshfp, Sshfp.Read, Sshfp.ReadText);
        Add(RecordType.Caa, Caa.Read, Caa.ReadText);

        Add(RecordType.Apl, Apl.Read, Apl.ReadText);
        Add(RecordType.Hip, Hip.Read, Hip.ReadText);

        // Types of the form of TXT
        foreach (var type in new[] { RecordType.Spf, RecordType.Avc, RecordType.Ninfo, RecordType.Resinfo, RecordType.Wallet, RecordType.Cla })
        {
            Add(type, Txt.ReaderOf(type), Txt.ReadText);
        }

        // Plain rows of fields. Those of RFC 4034 §6.2's list have lower-case names in canonical form.
        Row(RecordType.Md, RdataField.Name);
        Row(RecordType.Mf, RdataField.Name);
        Row(RecordType.Mb, RdataField.Name);
        Row(RecordType.Mg, RdataField.Name);
        Row(RecordType.Mr, RdataField.Name);
        Row(RecordType.Minfo, RdataField.Name, RdataField.Name);
        Row(RecordType.Afsdb, RdataField.UInt16, RdataField.Name);
        Row(RecordType.X25, RdataField.String);
        Row(RecordType.Isdn, RdataField.String, RdataField.OptionalString);
        Row(RecordType.Rt, RdataField.UInt16, RdataField.Name);
        Row(
            RecordType.Sig, RdataField.Type, RdataField.Algorithm, RdataField.UInt8, RdataField.Seconds, RdataField.Time,
            RdataField.Time, RdataField.UInt16, RdataField.Name, RdataField.Base64);
        Row(RecordType.Key, RdataField.UInt16, RdataField.UInt8, RdataField.Algorithm, RdataField.Base64);
        Row(RecordType.Px, RdataField.UInt16, RdataField.Name, RdataField.Name);
        Row(RecordType.Gpos, RdataField.String, RdataField.String, RdataField.String);
        Row(RecordType.Nxt, RdataField.Name, RdataField.Opaque);
        Row(RecordType.Kx, RdataField.UInt16, RdataField.Name);
        Row(RecordType.Cert, RdataField.CertificateType, RdataField.UInt16, RdataField.Algorithm, RdataField.Base64);
        Row(RecordType.A6, RdataField.A6);
        Row(RecordType.Dhcid, RdataField.Base64);
        Row(RecordType.Eid, RdataField.Hex);
        Row(RecordType.Nimloc, RdataField.Hex);
        Row(RecordType.NsapPtr, RdataField.NewName);
        Row(RecordType.Ipseckey, RdataField.UInt8, RdataField.GatewayType, RdataField.UInt8, RdataField.Gateway, RdataField.Base64);
        Row(RecordType.Amtrelay, RdataField.UInt8, RdataField.RelayType, RdataField.Gateway);
        Row(RecordType.Rkey, RdataField.UInt16, RdataField.UInt8, RdataField.Algorithm, RdataField.Base64);
        Row(RecordType.Hhit, RdataField.Base64);
        Row(RecordType.Brid, RdataField.Base64);
        Row(RecordType.Talink, RdataField.NewName, RdataField.NewName);
        Row(RecordType.Openpgpkey, RdataField.Base64);
        Row(RecordType.Dsync, RdataField.Type, RdataField.UInt8, RdataField.UInt16, RdataField.NewName);
        Row(RecordType.Nid, RdataField.UInt16, RdataField.Locator64);
        Row(RecordType.L32, RdataField.UInt16, RdataField.Ipv4);
        Row(RecordType.L64, RdataField.UInt16, RdataField.Locator64);
        Row(RecordType.Lp, RdataField.UInt16, RdataField.NewName);
        Row(RecordType.Eui48, RdataField.Eui48);
        Row(RecordType.Eui64, RdataField.Eui64);
        return formats;

        void Add(RecordType type, RdataReader read, RdataTextReader readText) => formats[type.Number] = new Format(read, readText);

        void Row(RecordType type, params RdataField[] fields)
        {
            var layout = new RdataLayout(type, fields);
            Add(type, layout.Read, layout.ReadText);
        }
    }

    private sealed record Format(RdataReader Read, RdataTextReader ReadText);
}
