namespace DnssecToolkit.Dns;

/// <summary>The names that compression pointers of a message led to lately: most records of a message share their owner's.</summary>
internal sealed class PointedNames
{
    private const int Slots = 16;

    private readonly (int Offset, DomainName? Name)[] _slots = new (int, DomainName?)[Slots];

    public DomainName? Find(int offset)
    {
        var slot = _slots[offset % Slots];
        return slot.Offset == offset ? slot.Name : null;
    }

    public void Keep(int offset, DomainName name) => _slots[offset % Slots] = (offset, name);
}
