namespace DnssecToolkit.Notebooks.Display;

/// <summary>A <see cref="Table"/> shows itself.</summary>
internal sealed class TableView : ValueView<Table>
{
    protected override string Text(Table value) => value.ToText();

    protected override string Html(Table value) => value.ToHtml();

    protected override string Markdown(Table value) => value.ToMarkdown();
}
