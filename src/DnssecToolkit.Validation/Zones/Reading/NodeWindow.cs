namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>
/// Puts nodes that come nearly in order into order, holding back a bounded number of them. Signers with several threads write their
/// output so: each node a little before or after its place.
/// </summary>
internal sealed class NodeWindow(int maximumNodes, int maximumOctets, Action<ZoneNode> emit)
{
    // A ring of nodes in ascending order of their keys.
    private readonly ZoneNode[] _ring = new ZoneNode[maximumNodes];
    private readonly Stack<ZoneNode> _free = new();
    private readonly byte[] _lastKey = new byte[NameText.MaximumKey];
    private int _head;
    private int _count;
    private int _octets;
    private int _lastKeyLength = -1;

    /// <summary>A node to fill, to be handed to <see cref="TryAdd"/>.</summary>
    public ZoneNode Rent() => _free.TryPop(out var node) ? node : new ZoneNode();

    /// <summary>Gives back a node that was rented and not added.</summary>
    public void Return(ZoneNode node) => _free.Push(node);

    /// <summary>Takes a node, and emits the smallest ones when there are too many. False when a greater one has been emitted already.</summary>
    public bool TryAdd(ZoneNode node)
    {
        if (_lastKeyLength >= 0 && node.Key.SequenceCompareTo(_lastKey.AsSpan(0, _lastKeyLength)) <= 0)
        {
            return false;
        }

        var place = Find(node.Key, out var found);
        if (found)
        {
            _octets -= At(place).Size;
            At(place).AddAll(node);
            _octets += At(place).Size;
            _free.Push(node);
        }
        else
        {
            if (_count == _ring.Length)
            {
                // The new node may itself be the smallest.
                if (place == 0)
                {
                    Emit(node);
                    return true;
                }

                EmitFirst();
                place--;
            }

            _count++;
            for (var i = _count - 1; i > place; i--)
            {
                At(i) = At(i - 1);
            }

            At(place) = node;
            _octets += node.Size;
        }

        while (_octets > maximumOctets && _count > 1)
        {
            EmitFirst();
        }

        return true;
    }

    /// <summary>Emits everything.</summary>
    public void Flush()
    {
        while (_count > 0)
        {
            EmitFirst();
        }
    }

    private ref ZoneNode At(int index)
    {
        var place = _head + index;
        return ref _ring[place < _ring.Length ? place : place - _ring.Length];
    }

    private int Find(ReadOnlySpan<byte> key, out bool found)
    {
        found = false;
        int low = 0, high = _count;
        if (_count > 0 && key.SequenceCompareTo(At(_count - 1).Key) > 0)
        {
            return _count; // in order, as nearly always
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = key.SequenceCompareTo(At(middle).Key);
            if (order == 0)
            {
                found = true;
                return middle;
            }

            if (order > 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void EmitFirst()
    {
        var node = At(0);
        At(0) = null!;
        _head = _head + 1 < _ring.Length ? _head + 1 : 0;
        _count--;
        _octets -= node.Size;
        Emit(node);
    }

    private void Emit(ZoneNode node)
    {
        node.Key.CopyTo(_lastKey);
        _lastKeyLength = node.Key.Length;
        emit(node);
        _free.Push(node);
    }
}
