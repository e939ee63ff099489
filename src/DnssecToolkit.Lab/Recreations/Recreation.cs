using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>A real incident made again in the lab: what was published of it is kept, what was not is assumed and said to be.</summary>
public abstract class Recreation
{
    /// <summary>Every recreation.</summary>
    public static ImmutableArray<Recreation> All { get; } = [new DeOutage2026()];

    /// <summary>The name of its folder, as one types it.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>When it is worth looking: shortly before the trouble.</summary>
    public abstract DateTimeOffset Begins { get; }

    /// <summary>The questions that show it.</summary>
    public abstract ImmutableArray<Question> Questions { get; }

    /// <summary>The instants at which something changes that is served, with what happens, in the order of time.</summary>
    public abstract ImmutableArray<(DateTimeOffset At, string Title)> Changes { get; }

    /// <summary>The plan as it was at first.</summary>
    public abstract InternetDescription Plan { get; }

    /// <summary>The keys of its root.</summary>
    public abstract TrustAnchors Anchors { get; }

    /// <summary>The anchor as a DS record in text.</summary>
    public abstract string AnchorText { get; }

    /// <summary>The files of captures, in the order of time.</summary>
    public abstract ImmutableArray<RecreationFile> Files { get; }

    /// <summary>The recreation of a name; null when there is none.</summary>
    public static Recreation? Find(string name) => All.FirstOrDefault(recreation => string.Equals(recreation.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The Internet as it was at an instant, each server with the version of the zone that it had.</summary>
    public abstract Internet At(DateTimeOffset instant);

    /// <summary>The same with every server on a loopback address, so that it can be served.</summary>
    /// <param name="firstAddress">The block from which servers get addresses.</param>
    public abstract Recreation OnLoopback(IPAddress firstAddress);

    /// <summary>What a careful prober recorded who was done at an instant.</summary>
    public abstract IEnumerable<Exchange> Probe(DateTimeOffset instant);

    /// <summary>What a file holds.</summary>
    public IEnumerable<Exchange> Exchanges(RecreationFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Instants.SelectMany(Probe);
    }

    /// <summary>Everything that was recorded.</summary>
    public Capture Record() => new(Files.SelectMany(Exchanges));

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A file of a recreation: RFC 8427 lines, compressed with gzip.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Instants">When its rounds of questions were done.</param>
public sealed record RecreationFile(string Name, ImmutableArray<DateTimeOffset> Instants);
