namespace DnssecToolkit.Notebooks.Display;

/// <summary>A value that is one word, such as a name or a code point.</summary>
internal sealed class WordView<T> : ValueView<T>
    where T : notnull
{
    protected override string Text(T value) => value.ToString() ?? "";

    protected override string Html(T value) => $"<code>{SafeText.Html(Text(value))}</code>";
}
