using System.Collections.Immutable;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>How the values of one type show themselves. One file a type; the table is in <see cref="Views"/>.</summary>
internal abstract class ValueView
{
    /// <summary>The type whose values (and whose subtypes' values) this view shows.</summary>
    public abstract Type ValueType { get; }

    /// <summary>The value as harmless text; never null, for a terminal and for those who see no pictures.</summary>
    public abstract string Text(object value);

    /// <summary>The value in another form, or null if the view has none.</summary>
    public abstract string? Form(object value, string mimeType);

    /// <summary>Several values as one table, or null if the view has no table for them.</summary>
    public abstract Table? Rows(IEnumerable<object> values);
}

/// <summary>A view of values of type <typeparamref name="T"/>: override what it has.</summary>
internal abstract class ValueView<T> : ValueView
    where T : notnull
{
    /// <inheritdoc/>
    public sealed override Type ValueType => typeof(T);

    /// <inheritdoc/>
    public sealed override string Text(object value) => SafeText.Visible(Text((T)value));

    /// <inheritdoc/>
    public sealed override string? Form(object value, string mimeType) => mimeType switch
    {
        MimeTypes.Html => Html((T)value),
        MimeTypes.Svg => Svg((T)value),
        MimeTypes.Png => Png((T)value) is { } png ? Convert.ToBase64String(png) : null,
        MimeTypes.Markdown => Markdown((T)value),
        MimeTypes.Plotly => Plotly((T)value),
        MimeTypes.Plain => Text(value),
        _ => null,
    };

    /// <inheritdoc/>
    public sealed override Table? Rows(IEnumerable<object> values) => Rows([.. values.Cast<T>()]);

    /// <summary>Several values as one table.</summary>
    protected virtual Table? Rows(ImmutableArray<T> values) => null;

    /// <summary>The value as text. What it quotes need not be made visible here.</summary>
    protected abstract string Text(T value);

    /// <summary>The value as static HTML: no script, nothing from outside, everything through <see cref="SafeText.Html"/>.</summary>
    protected virtual string? Html(T value) => null;

    /// <summary>The value as a drawing.</summary>
    protected virtual string? Svg(T value) => null;

    /// <summary>The value as a PNG file.</summary>
    protected virtual byte[]? Png(T value) => null;

    /// <summary>The value as Markdown.</summary>
    protected virtual string? Markdown(T value) => null;

    /// <summary>The value as a chart; such a value has a drawing and no HTML, so that readers without scripts see the drawing.</summary>
    protected virtual string? Plotly(T value) => null;
}
