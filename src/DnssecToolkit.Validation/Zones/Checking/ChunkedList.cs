namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>A list that grows without copying and is sorted through an index.</summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    private const int ChunkBits = 12;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<T[]> _chunks = [];

    /// <summary>How many elements there are.</summary>
    public int Count { get; private set; }

    /// <summary>An element.</summary>
    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>Adds an element and gives its index.</summary>
    public int Add(in T element)
    {
        if (Count >> ChunkBits == _chunks.Count)
        {
            _chunks.Add(new T[ChunkSize]);
        }

        this[Count] = element;
        return Count++;
    }

    /// <summary>The indexes in an order of the elements; quick where they come in order.</summary>
    public int[] Order(Comparison<T> comparison)
    {
        var indexes = new int[Count];
        var sorted = true;
        for (var i = 0; i < Count; i++)
        {
            indexes[i] = i;
            sorted = sorted && (i == 0 || comparison(this[i - 1], this[i]) <= 0);
        }

        if (!sorted)
        {
            indexes.AsSpan().Sort((a, b) => comparison(this[a], this[b]) is not 0 and var order ? order : a.CompareTo(b));
        }

        return indexes;
    }
}
