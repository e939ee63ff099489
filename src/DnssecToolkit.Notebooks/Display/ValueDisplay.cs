using System.Collections;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>
/// Turns any value into the forms a notebook shows. In this order: a bundle is itself; a type that follows the
/// convention shows itself; then types of other libraries this one knows (<c>DataFrame</c>, charts); numbers and texts are
/// text only; sequences of flat records are tables; anything else is its <c>ToString()</c> or a table of its properties.
/// </summary>
public static class ValueDisplay
{
    /// <summary>The forms of a value; always with text, whatever the value does.</summary>
    public static MimeBundle Of(object? value)
    {
        try
        {
            return WithText(value, Forms(value));
        }
#pragma warning disable CA1031 // A value that fails to show itself must not take the cell down with it.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return MimeBundle.OfText($"({value!.GetType().Name} failed to show itself: {failure.GetType().Name}: {failure.Message})");
        }
    }

    /// <summary>One form of a value, or null if it has no such form.</summary>
    public static string? As(object? value, string mimeType) => Of(value)[mimeType];

    private static MimeBundle Forms(object? value)
    {
        switch (value)
        {
            case null:
                return MimeBundle.OfText("null");
            case MimeBundle bundle:
                return bundle;
        }

        MimePart[] own = [.. ConventionFormatters.Format(value)];
        if (own.Length > 0)
        {
            return new MimeBundle(own);
        }

        if (ForeignValues.Of(value) is { } foreign)
        {
            return foreign;
        }

        return value is IEnumerable sequence and not string && !IsOctets(value)
            ? Sequences.Of(sequence)
            : Plain(value);
    }

    private static MimeBundle Plain(object value)
    {
        var type = value.GetType();
        if (value is string or IFormattable || IsOctets(value) || ValueText.OverridesToString(type))
        {
            return MimeBundle.OfText(ValueText.Of(value));
        }

        var properties = Properties.Of(type);
        if (properties.Length == 0)
        {
            return MimeBundle.OfText(value.ToString() ?? type.Name);
        }

        var table = Table.Of(
            ["Property", "Value"],
            properties.Select(property => new[] { property.Name, Properties.TextOf(property, value) }),
            type.Name.StartsWith('<') ? null : type.Name);
        return MimeBundle.OfHtml(table.ToHtml(), table.ToText());
    }

    private static MimeBundle WithText(object? value, MimeBundle bundle) =>
        bundle.Text is not null ? bundle : new MimeBundle(bundle.Parts.Append(new MimePart(MimeTypes.Plain, ValueText.Of(value))));

    private static bool IsOctets(object value) => value is byte[] or ReadOnlyMemory<byte>;
}
