namespace DnssecToolkit.Explanations.Drawing;

/// <summary>How large a node is for what it says.</summary>
internal static class NodeSizes
{
    public const double TitleSize = 13;
    public const double TextSize = 11;
    public const double LineHeight = 16;
    public const double SymbolWidth = 20;

    /// <summary>The height of the head of a proof, above its compartments.</summary>
    public const double ProofHead = 44;

    public static (double Width, double Height) Of(Node node)
    {
        var text = TextWidth(node);
        var lines = node.Lines.Length + (node.State is null ? 0 : 1);
        return node.Shape switch
        {
            Shape.Key or Shape.Ds => (Math.Max(150, Math.Max(text + 44, node.State is null ? 0 : StateWidth(node.State) + 62)), (lines * LineHeight) + 24),
            Shape.More => (text + 16, LineHeight + 8),
            Shape.Proof => (
                Math.Max(HeadWidth(node), node.Compartments.Sum(CompartmentWidth)),
                ProofHead + node.Compartments.Select(CompartmentHeight).DefaultIfEmpty(0).Max()),
            _ => (Math.Max(130, text + 32), (lines * LineHeight) + 18),
        };
    }

    /// <summary>The box of a compartment; those of a proof share its width.</summary>
    public static Box Compartment(Node node, Box box, int index)
    {
        var sum = node.Compartments.Sum(CompartmentWidth);
        var before = node.Compartments.Take(index).Sum(CompartmentWidth);
        var scale = box.Width / sum;
        return new Box(box.X + (before * scale), box.Y + ProofHead, CompartmentWidth(node.Compartments[index]) * scale, box.Height - ProofHead);
    }

    public static double StateWidth(string state) => SymbolWidth + TextFit.Width(state, TextSize);

    private static double HeadWidth(Node node) => Math.Max(
        TextFit.Width(node.Lines[0], TitleSize, isBold: true) + (node.State is null ? 0 : StateWidth(node.State) + 18),
        TextFit.Width(node.Lines[1], TextSize)) + 24;

    private static double CompartmentWidth(Compartment compartment) => Math.Max(
        Math.Max(104, compartment.States.Max(state => StateWidth(state.Words)) + 20),
        compartment.Lines.Select((line, index) => index == 0 && !compartment.IsGhost ? line.Length * TextSize * 0.62 : TextFit.Width(line, TextSize)).DefaultIfEmpty(0).Max() + 20);

    private static double CompartmentHeight(Compartment compartment) => ((compartment.Lines.Length + compartment.States.Length) * LineHeight) + 14 + (2 * compartment.States.Length);

    private static double TextWidth(Node node)
    {
        var lines = node.Lines.Select((line, index) => TextFit.Width(line, index == 0 ? TitleSize : TextSize, index == 0));
        return Math.Max(lines.DefaultIfEmpty(0).Max(), node.State is null || node.Shape == Shape.Proof ? 0 : StateWidth(node.State));
    }
}
