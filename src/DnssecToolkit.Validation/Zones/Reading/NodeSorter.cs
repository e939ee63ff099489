namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>Keeps all nodes of a zone in compact form and gives them in order at the end: for zones in any other order.</summary>
internal sealed class NodeSorter
{
    private const int ChunkSize = 1 << 20;

    private readonly List<byte[]> _chunks = [];
    private readonly List<long> _places = [];
    private int _used;

    /// <summary>Copies a node.</summary>
    public void Add(ZoneNode node)
    {
        var size = node.SerializedSize;
        if (_chunks.Count == 0 || _chunks[^1].Length - _used < size)
        {
            _chunks.Add(new byte[Math.Max(ChunkSize, size)]);
            _used = 0;
        }

        node.Write(_chunks[^1].AsSpan(_used));
        _places.Add(((long)(_chunks.Count - 1) << 32) | (uint)_used);
        _used += size;
    }

    /// <summary>Gives every node once, in canonical order; what was added for one owner in several pieces comes as one.</summary>
    public void Emit(Action<ZoneNode> emit)
    {
        var places = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_places);
        places.Sort((a, b) =>
        {
            var order = ZoneNode.WrittenKey(At(a)).SequenceCompareTo(ZoneNode.WrittenKey(At(b)));
            return order != 0 ? order : a.CompareTo(b);
        });

        var node = new ZoneNode();
        for (var i = 0; i < places.Length;)
        {
            var key = ZoneNode.WrittenKey(At(places[i]));
            node.ResetToWritten(At(places[i]));
            do
            {
                node.AddWritten(At(places[i]));
                i++;
            }
            while (i < places.Length && ZoneNode.WrittenKey(At(places[i])).SequenceEqual(key));
            emit(node);
        }
    }

    private ReadOnlySpan<byte> At(long place) => _chunks[(int)(place >> 32)].AsSpan((int)place);
}
