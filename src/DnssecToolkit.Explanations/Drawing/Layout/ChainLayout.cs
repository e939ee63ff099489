namespace DnssecToolkit.Explanations.Drawing;

/// <summary>
/// Where everything stands. A zone spans the zones below it, so that each delegation is a straight line down; in a zone the keys stand
/// above what they sign. The left of each zone is kept for its name and the delegation, so that no edge crosses them.
/// </summary>
internal sealed class ChainLayout
{
    /// <summary>The width at the left of a zone for its name.</summary>
    public const double LabelWidth = 190;

    private const double Padding = 18;
    private const double RankGap = 54;
    private const double ZoneGap = 62;
    private const double ColumnGap = 30;
    private const double KeyGap = 64;
    private const double NodeGap = 28;
    private const double LeastHeight = 96;

    private readonly Dictionary<Node, Box> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ZoneBox, Box> _zones = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ZoneBox, double> _widths = new(ReferenceEqualityComparer.Instance);

    public ChainLayout(ChainGraph graph, double x, double y, double leastWidth)
    {
        var at = x;
        foreach (var root in graph.Roots)
        {
            Place(root, at, y, Math.Max(WidthOf(root), graph.Roots.Count == 1 ? leastWidth : 0));
            at = _zones[root].Right + ColumnGap;
        }

        Right = _zones.Values.Max(box => box.Right);
        Bottom = _zones.Values.Max(box => box.Bottom);
    }

    public double Right { get; }

    public double Bottom { get; }

    public Box Of(Node node) => _nodes[node];

    public Box Of(ZoneBox zone) => _zones[zone];

    /// <summary>Whether a horizontal line crosses no node between two points.</summary>
    public bool IsFree(double fromX, double toX, double y) =>
        !_nodes.Values.Any(box => box.Right > fromX && box.X < toX && box.Y < y && box.Bottom > y);

    /// <summary>The nodes between two heights, from left to right.</summary>
    public IEnumerable<Box> Between(double top, double bottom) =>
        _nodes.Values.Where(box => box.Y < bottom && box.Bottom > top).OrderBy(box => box.X);

    /// <summary>The lowest bottom of the nodes that stand in one row with a box.</summary>
    public double RowBottom(Box box) =>
        _nodes.Values.Where(other => Math.Abs(other.Y - box.Y) < 1 || (other.Y < box.Bottom && other.Bottom > box.Y)).Max(other => other.Bottom);

    private double WidthOf(ZoneBox zone)
    {
        if (!_widths.TryGetValue(zone, out var width))
        {
            width = Math.Max(
                LabelWidth + Math.Max(RowWidth(zone.EntryKeys, KeyGap), RowWidth(zone.OtherKeys, KeyGap)) + KeyGap + Padding,
                Blocks(zone).Select(block => block.Width).Sum() + (ColumnGap * Math.Max(0, Blocks(zone).Count - 1)));
            _widths.Add(zone, width);
        }

        return width;
    }

    /// <summary>The columns of a zone: one for each zone below, one for its own records.</summary>
    private List<(ZoneBox? Child, double Width)> Blocks(ZoneBox zone)
    {
        var blocks = zone.Children
            .Select(child => ((ZoneBox?)child, Math.Max(WidthOf(child), LabelWidth + RowWidth(child.Delegation, NodeGap) + (2 * Padding))))
            .ToList();
        if (zone.RecordsAfter is { } index)
        {
            var own = Math.Max(RowWidth(zone.Records, NodeGap), RowWidth(zone.Denied, NodeGap)) + (2 * Padding);
            blocks.Insert(Math.Min(index, blocks.Count), (null, own + (index == 0 ? LabelWidth : 0)));
        }

        return blocks;
    }

    private void Place(ZoneBox zone, double x, double y, double width)
    {
        var top = y + Padding;
        top = PlaceRow(zone.EntryKeys, KeyGap, x + LabelWidth, x + width - Padding, top);
        top = PlaceRow(zone.OtherKeys, KeyGap, x + LabelWidth, x + width - Padding, top);

        var blocks = Blocks(zone);
        var spare = blocks.Count == 0 ? 0 : (width - blocks.Sum(block => block.Width) - (ColumnGap * (blocks.Count - 1))) / blocks.Count;
        var columns = new List<(ZoneBox? Child, double X, double Width)>();
        var at = x;
        foreach (var (child, blockWidth) in blocks)
        {
            columns.Add((child, at, blockWidth + spare));
            at += blockWidth + spare + ColumnGap;
        }

        var below = top;
        foreach (var (child, columnX, columnWidth) in columns)
        {
            var left = columnX + (child is not null || columnX == x ? LabelWidth : Padding);
            var right = columnX + columnWidth - Padding;
            var bottom = PlaceRow(child?.Delegation ?? zone.Records, NodeGap, left, right, top);
            below = Math.Max(below, child is null ? PlaceRow(zone.Denied, NodeGap, left, right, bottom) : bottom);
        }

        var height = Math.Max(LeastHeight, (below > y + Padding ? below - RankGap : below) + Padding - y);
        _zones.Add(zone, new Box(x, y, width, height));
        foreach (var (child, columnX, columnWidth) in columns.Where(column => column.Child is not null))
        {
            Place(child!, columnX, y + height + ZoneGap, columnWidth);
        }
    }

    /// <summary>Places nodes side by side in the middle of a span; returns where the next row begins.</summary>
    private double PlaceRow(List<Node> row, double gap, double left, double right, double top)
    {
        if (row.Count == 0)
        {
            return top;
        }

        var height = row.Max(node => NodeSizes.Of(node).Height);
        var x = left + ((right - left - RowWidth(row, gap)) / 2);
        foreach (var node in row)
        {
            var size = NodeSizes.Of(node);
            _nodes.Add(node, new Box(x, top + ((height - size.Height) / 2), size.Width, size.Height));
            x += size.Width + gap;
        }

        return top + height + RankGap;
    }

    private static double RowWidth(List<Node> row, double gap) =>
        row.Count == 0 ? 0 : row.Sum(node => NodeSizes.Of(node).Width) + (gap * (row.Count - 1));
}
