namespace DnssecToolkit.Explanations.Drawing;

/// <summary>A rectangle.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CentreX => X + (Width / 2);

    public double CentreY => Y + (Height / 2);

    public Box Grown(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}
