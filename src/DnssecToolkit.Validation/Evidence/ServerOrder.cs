using DnssecToolkit.Captures;

namespace DnssecToolkit.Validation;

/// <summary>Servers by address, port and name: an order that does not depend on who spoke first.</summary>
internal sealed class ServerOrder : IComparer<ServerAddress>
{
    public static ServerOrder Instance { get; } = new();

    public int Compare(ServerAddress? left, ServerAddress? right)
    {
        if (left is null || right is null)
        {
            return left is null ? right is null ? 0 : -1 : 1;
        }

        Span<byte> a = stackalloc byte[16];
        Span<byte> b = stackalloc byte[16];
        left.Address.TryWriteBytes(a, out var lengthOfA);
        right.Address.TryWriteBytes(b, out var lengthOfB);
        return lengthOfA != lengthOfB ? lengthOfA.CompareTo(lengthOfB)
            : a.SequenceCompareTo(b) is var order and not 0 ? order
            : left.Port != right.Port ? left.Port.CompareTo(right.Port)
            : string.CompareOrdinal(left.Name, right.Name);
    }
}
