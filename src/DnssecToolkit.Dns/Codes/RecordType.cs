using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>A resource record type as its number (IANA registry "Resource Record (RR) TYPEs"). Unknown numbers are as good as known ones.</summary>
[TypeFormatterSource]
public readonly record struct RecordType(ushort Number) : IComparable<RecordType>
{
    /// <summary>A, 1.</summary>
    public static readonly RecordType A = new(1);

    /// <summary>NS, 2.</summary>
    public static readonly RecordType Ns = new(2);

    /// <summary>MD, 3.</summary>
    public static readonly RecordType Md = new(3);

    /// <summary>MF, 4.</summary>
    public static readonly RecordType Mf = new(4);

    /// <summary>CNAME, 5.</summary>
    public static readonly RecordType Cname = new(5);

    /// <summary>SOA, 6.</summary>
    public static readonly RecordType Soa = new(6);

    /// <summary>MB, 7.</summary>
    public static readonly RecordType Mb = new(7);

    /// <summary>MG, 8.</summary>
    public static readonly RecordType Mg = new(8);

    /// <summary>MR, 9.</summary>
    public static readonly RecordType Mr = new(9);

    /// <summary>NULL, 10.</summary>
    public static readonly RecordType Null = new(10);

    /// <summary>WKS, 11.</summary>
    public static readonly RecordType Wks = new(11);

    /// <summary>PTR, 12.</summary>
    public static readonly RecordType Ptr = new(12);

    /// <summary>HINFO, 13.</summary>
    public static readonly RecordType Hinfo = new(13);

    /// <summary>MINFO, 14.</summary>
    public static readonly RecordType Minfo = new(14);

    /// <summary>MX, 15.</summary>
    public static readonly RecordType Mx = new(15);

    /// <summary>TXT, 16.</summary>
    public static readonly RecordType Txt = new(16);

    /// <summary>RP, 17.</summary>
    public static readonly RecordType Rp = new(17);

    /// <summary>AFSDB, 18.</summary>
    public static readonly RecordType Afsdb = new(18);

    /// <summary>X25, 19.</summary>
    public static readonly RecordType X25 = new(19);

    /// <summary>ISDN, 20.</summary>
    public static readonly RecordType Isdn = new(20);

    /// <summary>RT, 21.</summary>
    public static readonly RecordType Rt = new(21);

    /// <summary>NSAP, 22.</summary>
    public static readonly RecordType Nsap = new(22);

    /// <summary>NSAP-PTR, 23.</summary>
    public static readonly RecordType NsapPtr = new(23);

    /// <summary>SIG, 24.</summary>
    public static readonly RecordType Sig = new(24);

    /// <summary>KEY, 25.</summary>
    public static readonly RecordType Key = new(25);

    /// <summary>PX, 26.</summary>
    public static readonly RecordType Px = new(26);

    /// <summary>GPOS, 27.</summary>
    public static readonly RecordType Gpos = new(27);

    /// <summary>AAAA, 28.</summary>
    public static readonly RecordType Aaaa = new(28);

    /// <summary>LOC, 29.</summary>
    public static readonly RecordType Loc = new(29);

    /// <summary>NXT, 30.</summary>
    public static readonly RecordType Nxt = new(30);

    /// <summary>EID, 31.</summary>
    public static readonly RecordType Eid = new(31);

    /// <summary>NIMLOC, 32.</summary>
    public static readonly RecordType Nimloc = new(32);

    /// <summary>SRV, 33.</summary>
    public static readonly RecordType Srv = new(33);

    /// <summary>ATMA, 34.</summary>
    public static readonly RecordType Atma = new(34);

    /// <summary>NAPTR, 35.</summary>
    public static readonly RecordType Naptr = new(35);

    /// <summary>KX, 36.</summary>
    public static readonly RecordType Kx = new(36);

    /// <summary>CERT, 37.</summary>
    public static readonly RecordType Cert = new(37);

    /// <summary>A6, 38.</summary>
    public static readonly RecordType A6 = new(38);

    /// <summary>DNAME, 39 (RFC 6672).</summary>
    public static readonly RecordType Dname = new(39);

    /// <summary>SINK, 40.</summary>
    public static readonly RecordType Sink = new(40);

    /// <summary>OPT, 41 (RFC 6891).</summary>
    public static readonly RecordType Opt = new(41);

    /// <summary>APL, 42.</summary>
    public static readonly RecordType Apl = new(42);

    /// <summary>DS, 43 (RFC 4034 §5).</summary>
    public static readonly RecordType Ds = new(43);

    /// <summary>SSHFP, 44.</summary>
    public static readonly RecordType Sshfp = new(44);

    /// <summary>IPSECKEY, 45.</summary>
    public static readonly RecordType Ipseckey = new(45);

    /// <summary>RRSIG, 46 (RFC 4034 §3).</summary>
    public static readonly RecordType Rrsig = new(46);

    /// <summary>NSEC, 47 (RFC 4034 §4).</summary>
    public static readonly RecordType Nsec = new(47);

    /// <summary>DNSKEY, 48 (RFC 4034 §2).</summary>
    public static readonly RecordType Dnskey = new(48);

    /// <summary>DHCID, 49.</summary>
    public static readonly RecordType Dhcid = new(49);

    /// <summary>NSEC3, 50 (RFC 5155 §3).</summary>
    public static readonly RecordType Nsec3 = new(50);

    /// <summary>NSEC3PARAM, 51 (RFC 5155 §4).</summary>
    public static readonly RecordType Nsec3Param = new(51);

    /// <summary>TLSA, 52.</summary>
    public static readonly RecordType Tlsa = new(52);

    /// <summary>SMIMEA, 53.</summary>
    public static readonly RecordType Smimea = new(53);

    /// <summary>HIP, 55.</summary>
    public static readonly RecordType Hip = new(55);

    /// <summary>NINFO, 56.</summary>
    public static readonly RecordType Ninfo = new(56);

    /// <summary>RKEY, 57.</summary>
    public static readonly RecordType Rkey = new(57);

    /// <summary>TALINK, 58.</summary>
    public static readonly RecordType Talink = new(58);

    /// <summary>CDS, 59 (RFC 7344).</summary>
    public static readonly RecordType Cds = new(59);

    /// <summary>CDNSKEY, 60 (RFC 7344).</summary>
    public static readonly RecordType Cdnskey = new(60);

    /// <summary>OPENPGPKEY, 61.</summary>
    public static readonly RecordType Openpgpkey = new(61);

    /// <summary>CSYNC, 62 (RFC 7477).</summary>
    public static readonly RecordType Csync = new(62);

    /// <summary>ZONEMD, 63 (RFC 8976).</summary>
    public static readonly RecordType Zonemd = new(63);

    /// <summary>SVCB, 64.</summary>
    public static readonly RecordType Svcb = new(64);

    /// <summary>HTTPS, 65.</summary>
    public static readonly RecordType Https = new(65);

    /// <summary>DSYNC, 66.</summary>
    public static readonly RecordType Dsync = new(66);

    /// <summary>HHIT, 67.</summary>
    public static readonly RecordType Hhit = new(67);

    /// <summary>BRID, 68.</summary>
    public static readonly RecordType Brid = new(68);

    /// <summary>SPF, 99.</summary>
    public static readonly RecordType Spf = new(99);

    /// <summary>UINFO, 100.</summary>
    public static readonly RecordType Uinfo = new(100);

    /// <summary>UID, 101.</summary>
    public static readonly RecordType Uid = new(101);

    /// <summary>GID, 102.</summary>
    public static readonly RecordType Gid = new(102);

    /// <summary>UNSPEC, 103.</summary>
    public static readonly RecordType Unspec = new(103);

    /// <summary>NID, 104.</summary>
    public static readonly RecordType Nid = new(104);

    /// <summary>L32, 105.</summary>
    public static readonly RecordType L32 = new(105);

    /// <summary>L64, 106.</summary>
    public static readonly RecordType L64 = new(106);

    /// <summary>LP, 107.</summary>
    public static readonly RecordType Lp = new(107);

    /// <summary>EUI48, 108.</summary>
    public static readonly RecordType Eui48 = new(108);

    /// <summary>EUI64, 109.</summary>
    public static readonly RecordType Eui64 = new(109);

    /// <summary>NXNAME, 128 (RFC 9824 §3.4).</summary>
    public static readonly RecordType Nxname = new(128);

    /// <summary>TKEY, 249.</summary>
    public static readonly RecordType Tkey = new(249);

    /// <summary>TSIG, 250.</summary>
    public static readonly RecordType Tsig = new(250);

    /// <summary>IXFR, 251.</summary>
    public static readonly RecordType Ixfr = new(251);

    /// <summary>AXFR, 252.</summary>
    public static readonly RecordType Axfr = new(252);

    /// <summary>MAILB, 253.</summary>
    public static readonly RecordType Mailb = new(253);

    /// <summary>MAILA, 254.</summary>
    public static readonly RecordType Maila = new(254);

    /// <summary>ANY, 255.</summary>
    public static readonly RecordType Any = new(255);

    /// <summary>URI, 256.</summary>
    public static readonly RecordType Uri = new(256);

    /// <summary>CAA, 257.</summary>
    public static readonly RecordType Caa = new(257);

    /// <summary>AVC, 258.</summary>
    public static readonly RecordType Avc = new(258);

    /// <summary>DOA, 259.</summary>
    public static readonly RecordType Doa = new(259);

    /// <summary>AMTRELAY, 260.</summary>
    public static readonly RecordType Amtrelay = new(260);

    /// <summary>RESINFO, 261.</summary>
    public static readonly RecordType Resinfo = new(261);

    /// <summary>WALLET, 262.</summary>
    public static readonly RecordType Wallet = new(262);

    /// <summary>CLA, 263.</summary>
    public static readonly RecordType Cla = new(263);

    /// <summary>IPN, 264.</summary>
    public static readonly RecordType Ipn = new(264);

    /// <summary>TA, 32768.</summary>
    public static readonly RecordType Ta = new(32768);

    /// <summary>DLV, 32769.</summary>
    public static readonly RecordType Dlv = new(32769);

    private static readonly FrozenDictionary<ushort, string> Names = new Dictionary<ushort, string>
    {
        [1] = "A",
        [2] = "NS",
        [3] = "MD",
        [4] = "MF",
        [5] = "CNAME",
        [6] = "SOA",
        [7] = "MB",
        [8] = "MG",
        [9] = "MR",
        [10] = "NULL",
        [11] = "WKS",
        [12] = "PTR",
        [13] = "HINFO",
        [14] = "MINFO",
        [15] = "MX",
        [16] = "TXT",
        [17] = "RP",
        [18] = "AFSDB",
        [19] = "X25",
        [20] = "ISDN",
        [21] = "RT",
        [22] = "NSAP",
        [23] = "NSAP-PTR",
        [24] = "SIG",
        [25] = "KEY",
        [26] = "PX",
        [27] = "GPOS",
        [28] = "AAAA",
        [29] = "LOC",
        [30] = "NXT",
        [31] = "EID",
        [32] = "NIMLOC",
        [33] = "SRV",
        [34] = "ATMA",
        [35] = "NAPTR",
        [36] = "KX",
        [37] = "CERT",
        [38] = "A6",
        [39] = "DNAME",
        [40] = "SINK",
        [41] = "OPT",
        [42] = "APL",
        [43] = "DS",
        [44] = "SSHFP",
        [45] = "IPSECKEY",
        [46] = "RRSIG",
        [47] = "NSEC",
        [48] = "DNSKEY",
        [49] = "DHCID",
        [50] = "NSEC3",
        [51] = "NSEC3PARAM",
        [52] = "TLSA",
        [53] = "SMIMEA",
        [55] = "HIP",
        [56] = "NINFO",
        [57] = "RKEY",
        [58] = "TALINK",
        [59] = "CDS",
        [60] = "CDNSKEY",
        [61] = "OPENPGPKEY",
        [62] = "CSYNC",
        [63] = "ZONEMD",
        [64] = "SVCB",
        [65] = "HTTPS",
        [66] = "DSYNC",
        [67] = "HHIT",
        [68] = "BRID",
        [99] = "SPF",
        [100] = "UINFO",
        [101] = "UID",
        [102] = "GID",
        [103] = "UNSPEC",
        [104] = "NID",
        [105] = "L32",
        [106] = "L64",
        [107] = "LP",
        [108] = "EUI48",
        [109] = "EUI64",
        [128] = "NXNAME",
        [249] = "TKEY",
        [250] = "TSIG",
        [251] = "IXFR",
        [252] = "AXFR",
        [253] = "MAILB",
        [254] = "MAILA",
        [255] = "ANY",
        [256] = "URI",
        [257] = "CAA",
        [258] = "AVC",
        [259] = "DOA",
        [260] = "AMTRELAY",
        [261] = "RESINFO",
        [262] = "WALLET",
        [263] = "CLA",
        [264] = "IPN",
        [32768] = "TA",
        [32769] = "DLV",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ushort> Numbers =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every mnemonic with its number.</summary>
    internal static IEnumerable<KeyValuePair<string, ushort>> KnownMnemonics => Numbers;

    /// <summary>Whether the type can only be asked for, or only lives in a message, and never is in a zone (RFC 6895 §3.1).</summary>
    public bool IsQueryOrMetaType => Number is 41 or (>= 128 and <= 255);

    /// <summary>Reads a mnemonic in any case, or the form TYPE12345 of RFC 3597 §5.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static RecordType Parse(string text) =>
        TryParse(text, out var type) ? type : throw new FormatException($"\"{text}\" is not a record type; write a mnemonic such as DNSKEY or a number as TYPE48");

    /// <summary>Reads a mnemonic in any case, or the form TYPE12345 of RFC 3597 §5.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RecordType type)
    {
        if (text is not null && Numbers.TryGetValue(text, out var number))
        {
            type = new RecordType(number);
            return true;
        }

        var parsed = CodeText.TryParseNumbered(text, "TYPE", ushort.MaxValue, out var value);
        type = new RecordType((ushort)value);
        return parsed;
    }

    /// <summary>Orders by number, as type bitmaps do.</summary>
    public int CompareTo(RecordType other) => Number.CompareTo(other.Number);

    /// <summary>The mnemonic, or TYPE12345 where the number has none.</summary>
    public override string ToString() =>
        Names.TryGetValue(Number, out var name) ? name : "TYPE" + Number.ToString(CultureInfo.InvariantCulture);
}
