namespace DnssecToolkit.Validation.Zones.Signatures;

/// <summary>Signatures of one key that wait to be verified: signed data and signature one behind the other.</summary>
internal sealed class SignatureBatch
{
    /// <summary>The most signatures in a batch.</summary>
    public const int Capacity = 1024;

    private const int TargetOctets = 512 << 10;

    private readonly SignatureItem[] _items = new SignatureItem[Capacity];
    private byte[] _octets = new byte[64 << 10];
    private int _used;

    /// <summary>The key of all of them.</summary>
    public ZoneKey Key { get; set; } = null!;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it is to be verified before anything is added.</summary>
    public bool IsFull => Count == Capacity || _used >= TargetOctets;

    /// <summary>The signatures.</summary>
    public ReadOnlySpan<SignatureItem> Items => _items.AsSpan(0, Count);

    /// <summary>Empties the batch.</summary>
    public void Clear()
    {
        Count = 0;
        _used = 0;
        if (_octets.Length > 4 * TargetOctets)
        {
            _octets = new byte[64 << 10];
        }
    }

    /// <summary>Makes room for one signature; the caller fills the octets.</summary>
    public Span<byte> Add(int dataLength, int signatureLength, int line, int siblings)
    {
        var size = dataLength + signatureLength;
        if (_octets.Length - _used < size)
        {
            Array.Resize(ref _octets, Math.Max(_octets.Length * 2, _used + size));
        }

        _items[Count++] = new SignatureItem(_used, dataLength, signatureLength, line, siblings);
        var room = _octets.AsSpan(_used, size);
        _used += size;
        return room;
    }

    /// <summary>The signed data (RFC 4034 §3.1.8.1).</summary>
    public ReadOnlySpan<byte> Data(in SignatureItem item) => _octets.AsSpan(item.Offset, item.DataLength);

    /// <summary>The signature.</summary>
    public ReadOnlySpan<byte> Signature(in SignatureItem item) => _octets.AsSpan(item.Offset + item.DataLength, item.SignatureLength);
}

/// <summary>Where a signature lies in its batch.</summary>
/// <param name="Offset">Where its signed data begin; the signature follows them.</param>
/// <param name="DataLength">The octets of the signed data.</param>
/// <param name="SignatureLength">The octets of the signature.</param>
/// <param name="Line">The line of the RRSIG.</param>
/// <param name="Siblings">How many signatures by the same algorithm the RRset has, this one included.</param>
internal readonly record struct SignatureItem(int Offset, int DataLength, int SignatureLength, int Line, int Siblings);
