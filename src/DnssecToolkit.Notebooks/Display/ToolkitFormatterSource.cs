namespace DnssecToolkit.Notebooks.Display;

/// <summary>
/// What the toolkit's <c>TypeFormatterSourceAttribute</c> points at: hands every host that knows the convention
/// (this toolkit's own, and installed Polyglot kernels) the views of <see cref="Views"/>.
/// </summary>
internal sealed class ToolkitFormatterSource
{
    private readonly Formatter[] _formatters = [.. Views.Forms.Append(MimeTypes.Plain).Select(mimeType => new Formatter(mimeType))];

    /// <summary>One formatter per MIME type, for all types: the value decides which view it takes.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    /// <summary>The shape that the convention asks for.</summary>
    /// <param name="mimeType">The form this formatter makes.</param>
    internal sealed class Formatter(string mimeType)
    {
        /// <summary>The form this formatter makes.</summary>
        public string MimeType { get; } = mimeType;

        /// <summary>Writes the value in this form; false if its view has no such form.</summary>
        public bool Format(object value, TextWriter writer)
        {
            ArgumentNullException.ThrowIfNull(value);
            if (Views.For(value.GetType())?.Form(value, MimeType) is not { } data)
            {
                return false;
            }

            writer.Write(data);
            return true;
        }
    }
}
