using System.Collections.Immutable;

namespace DnssecToolkit.Dns;

/// <summary>The service binding of https URIs (RFC 9460 §9).</summary>
public sealed class Https : Svcb
{
    /// <summary>Makes the data of its fields.</summary>
    /// <exception cref="ArgumentException">The parameters do not ascend by key, or a value does not have its key's form.</exception>
    public Https(ushort priority, DomainName targetName, ImmutableArray<SvcParam> parameters)
        : base(RecordType.Https, priority, targetName, parameters)
    {
    }

    internal static new Rdata Read(ref WireReader reader) =>
        ReadFields(ref reader, out var priority, out var target, out var parameters) ? new Https(priority, target, parameters) : UnknownRdata.Nothing;
}
