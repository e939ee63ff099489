namespace DnssecToolkit.Notebooks.Charts.Painting;

/// <summary>Where text stands in relation to its place.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>How an outline is drawn.</summary>
internal readonly record struct Pen(Colour Colour, double Width, double[]? Dash = null);

/// <summary>What a chart is painted on. Everything is in pixels at 96 to the inch, from the upper left corner.</summary>
internal interface ICanvas
{
    /// <summary>Begins a group that tells its tooltip, where there are tooltips.</summary>
    void Open(string tooltip);

    /// <summary>Ends a group.</summary>
    void Close();

    /// <summary>A rectangle.</summary>
    void Rectangle(Box box, Colour? fill, double opacity = 1, Pen? pen = null, double radius = 0);

    /// <summary>A filled area.</summary>
    void Area(IReadOnlyList<(double X, double Y)> corners, Colour fill, double opacity, Pen? pen = null);

    /// <summary>Lines, each from point to point.</summary>
    void Lines(IReadOnlyList<IReadOnlyList<(double X, double Y)>> lines, Pen pen);

    /// <summary>A line of text, on its base line.</summary>
    void Text(double x, double y, string text, double size, Colour colour, Anchor anchor = Anchor.Start, bool isBold = false);
}

/// <summary>A rectangle.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;
}
