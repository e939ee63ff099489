using System.Globalization;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>A URI for a name (RFC 7553 §4). Named so because of <see cref="System.Uri"/>.</summary>
public sealed class UriRdata : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    /// <exception cref="ArgumentException">The target is empty (RFC 7553 §4.4).</exception>
    public UriRdata(ushort priority, ushort weight, ReadOnlyMemory<byte> target)
        : base(RecordType.Uri, target.IsEmpty
            ? throw new ArgumentException("the target of a URI record is not empty", nameof(target))
            : new WireWriter().UInt16(priority).UInt16(weight).Bytes(target).ToArray()) =>
        (Priority, Weight) = (priority, weight);

    /// <summary>The rank; the lowest is tried first.</summary>
    public ushort Priority { get; }

    /// <summary>The share among records of the same priority.</summary>
    public ushort Weight { get; }

    /// <summary>The URI, as octets.</summary>
    public ReadOnlyMemory<byte> Target => Wire[4..];

    /// <inheritdoc/>
    public override string ToString() =>
        new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Priority} {Weight} ").AppendQuoted(Target.Span).ToString();

    internal static void ReadText(ref RdataText text)
    {
        text.UInt16("the priority");
        text.UInt16("the weight");
        var start = text.Octets.Length;
        text.Text("the target");
        if (text.Octets.Length == start)
        {
            text.Fail("the target is empty");
        }
    }

    internal static Rdata Read(ref WireReader reader)
    {
        ushort priority = reader.UInt16(), weight = reader.UInt16();
        if (reader.Error is null && reader.Remaining == 0)
        {
            reader.Fail("the target is empty");
        }

        return reader.Error is null ? new UriRdata(priority, weight, reader.Rest()) : UnknownRdata.Nothing;
    }
}
