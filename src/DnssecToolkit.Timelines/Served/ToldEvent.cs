using System.Collections.Immutable;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Timelines;

/// <summary>Something that people say has happened: not before one instant and not after another, in UTC.</summary>
/// <param name="NotBefore">The earliest instant.</param>
/// <param name="NotAfter">The latest instant; the same where the source is exact.</param>
/// <param name="What">What happened.</param>
/// <param name="Source">Who says so.</param>
[TypeFormatterSource]
public sealed record ToldEvent(DateTimeOffset NotBefore, DateTimeOffset NotAfter, string What, string Source)
{
    /// <summary>What must be known to weigh it: a wrong time zone, a doubt; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>What it is about, such as "begin": events with the same topic tell of the same thing, and contradict each other where their instants do not meet. Null: of its own.</summary>
    public string? Topic { get; init; }

    /// <summary>Whether the source states one instant.</summary>
    public bool IsExact => NotBefore == NotAfter;

    /// <summary>The events of an incident's file.</summary>
    public static ImmutableArray<ToldEvent> Of(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return [.. incident.Events.Select(told => new ToldEvent(told.NotBefore, told.NotAfter, told.What, told.Source) { Remark = told.Remark, Topic = told.Topic })];
    }

    /// <summary>Whether two events can have been at the same instant.</summary>
    public bool Meets(ToldEvent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return NotBefore <= other.NotAfter && other.NotBefore <= NotAfter;
    }

    /// <summary>When, what, and by whose word.</summary>
    public override string ToString() => $"{(IsExact ? UtcText.Second(NotBefore) : UtcText.Range(NotBefore, NotAfter))}: {What} ({Source})";
}
