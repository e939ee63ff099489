using System.Collections.Immutable;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>The form of a node. The forms are those that DNSViz made known.</summary>
internal enum Shape
{
    /// <summary>A DNSKEY: an ellipse.</summary>
    Key,

    /// <summary>A DS: an ellipse.</summary>
    Ds,

    /// <summary>An RRset: a rounded box.</summary>
    RRset,

    /// <summary>The answer that a type is absent: a dashed box.</summary>
    NoData,

    /// <summary>The answer that a name is absent: a box with cut corners.</summary>
    NameError,

    /// <summary>A proof of absence: a box with a compartment for each record.</summary>
    Proof,

    /// <summary>What is left out for want of space: words alone.</summary>
    More,
}

/// <summary>One thing in a zone.</summary>
internal sealed class Node(Shape shape, Mark mark, params ImmutableArray<string> lines)
{
    public Shape Shape { get; } = shape;

    public Mark Mark { get; } = mark;

    /// <summary>What it says, the name first; already short enough.</summary>
    public ImmutableArray<string> Lines { get; } = lines;

    /// <summary>The state in words, drawn with the symbol of <see cref="StateMark"/>; null where the edges tell it.</summary>
    public string? State { get; set; }

    /// <summary>The mark of <see cref="State"/>.</summary>
    public Mark StateMark { get; set; } = mark;

    /// <summary>Everything, in full, for whoever points at it.</summary>
    public string Tooltip { get; init; } = "";

    /// <summary>Where it stands in the chain, to be found again from a finding.</summary>
    public Place? Place { get; init; }

    /// <summary>A key with the SEP flag: filled grey.</summary>
    public bool IsSep { get; init; }

    /// <summary>A revoked key: thick border.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>A key that the trust anchor names: double border.</summary>
    public bool IsAnchor { get; init; }

    /// <summary>Something that is not there: dashed.</summary>
    public bool IsGhost { get; init; }

    /// <summary>The records of a proof.</summary>
    public ImmutableArray<Compartment> Compartments { get; init; } = [];
}

/// <summary>One record, or one lack, of a proof of absence.</summary>
/// <param name="Lines">The owner, then its roles.</param>
/// <param name="States">Each state of its signatures, the best first.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record Compartment(ImmutableArray<string> Lines, ImmutableArray<(Mark Mark, string Words)> States, Place? Place)
{
    /// <summary>The best state, which counts.</summary>
    public Mark Mark => States[0].Mark;

    public bool IsGhost { get; init; }

    public string Tooltip { get; init; } = "";
}

/// <summary>What an edge says.</summary>
internal enum EdgeKind
{
    /// <summary>The key signs the records.</summary>
    Signature,

    /// <summary>The key signs the set that it is in.</summary>
    SelfSignature,

    /// <summary>The DS has the digest of the key.</summary>
    Digest,

    /// <summary>The records prove the absence.</summary>
    Proof,

    /// <summary>The name leads to another name.</summary>
    Alias,
}

/// <summary>A relation of two nodes.</summary>
internal sealed record Edge(EdgeKind Kind, Node From, Node To, Mark Mark)
{
    /// <summary>The compartment it leads to; null for the node as a whole.</summary>
    public int? Compartment { get; init; }

    /// <summary>Words beside it; null where the symbol says enough.</summary>
    public string? Label { get; init; }

    public string Tooltip { get; init; } = "";

    public Place? Place { get; init; }
}

/// <summary>One zone.</summary>
internal sealed class ZoneBox(string title, ZoneBox? parent, ChainLink? link)
{
    public string Title { get; } = title;

    public ZoneBox? Parent { get; } = parent;

    public ChainLink? Link { get; } = link;

    public SecurityStatus Status => Link?.Status ?? SecurityStatus.Indeterminate;

    /// <summary>The keys that a DS or anchor names, there or not.</summary>
    public List<Node> EntryKeys { get; } = [];

    /// <summary>The other keys.</summary>
    public List<Node> OtherKeys { get; } = [];

    /// <summary>The DS records, or the proof that there are none; they stand in the parent's box.</summary>
    public List<Node> Delegation { get; } = [];

    /// <summary>RRsets and proofs of the zone itself.</summary>
    public List<Node> Records { get; } = [];

    /// <summary>What proofs prove.</summary>
    public List<Node> Denied { get; } = [];

    /// <summary>Zones below, in the order in which the chain comes to them.</summary>
    public List<ZoneBox> Children { get; } = [];

    /// <summary>How many children came before the first record of the zone's own; null without such records.</summary>
    public int? RecordsAfter { get; set; }

    /// <summary>Which node shows which key.</summary>
    public List<(Dnskey Key, ushort Tag, Node Node)> Keys { get; } = [];
}

/// <summary>What is emphasised: where the chain ends, with the reason.</summary>
/// <param name="Mark">Invalid for a cause, unknown for missing evidence.</param>
/// <param name="Code">The code of the cause, or a word.</param>
/// <param name="Message">The message.</param>
/// <param name="Where">The place.</param>
internal sealed record Callout(Mark Mark, string Code, string Message, string Where)
{
    public Edge? Edge { get; init; }

    public Node? Node { get; init; }

    public int? Compartment { get; init; }

    public ZoneBox? Zone { get; init; }
}

/// <summary>Everything that is drawn, without any position.</summary>
internal sealed class ChainGraph
{
    /// <summary>The zones with a trust anchor.</summary>
    public List<ZoneBox> Roots { get; } = [];

    public List<Edge> Edges { get; } = [];

    public Callout? Callout { get; set; }

    /// <summary>How many aliases were followed that are not drawn.</summary>
    public int AliasesLeftOut { get; set; }

    public IEnumerable<ZoneBox> Zones => Roots.SelectMany(Below);

    public static IEnumerable<Node> NodesOf(ZoneBox zone) =>
        [.. zone.EntryKeys, .. zone.OtherKeys, .. zone.Delegation, .. zone.Records, .. zone.Denied];

    private static IEnumerable<ZoneBox> Below(ZoneBox zone) => zone.Children.SelectMany(Below).Prepend(zone);
}
