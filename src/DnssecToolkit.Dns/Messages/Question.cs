namespace DnssecToolkit.Dns;

/// <summary>What a query asks: a name, a type and a class (RFC 1035 §4.1.2).</summary>
[TypeFormatterSource]
public sealed record Question(DomainName Name, RecordType Type, RecordClass Class)
{
    /// <summary>A question of the class IN.</summary>
    public Question(DomainName name, RecordType type)
        : this(name, type, RecordClass.Internet)
    {
    }

    /// <summary>The name and the type; the class only where it is not IN.</summary>
    public override string ToString() => Class == RecordClass.Internet ? $"{Name} {Type}" : $"{Name} {Class} {Type}";
}
