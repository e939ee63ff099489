namespace DnssecToolkit.Notebooks.Display;

/// <summary>The MIME types a notebook's output may carry.</summary>
public static class MimeTypes
{
    /// <summary>Text, always present.</summary>
    public const string Plain = "text/plain";

    /// <summary>Static HTML; never with scripts.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>A drawing.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>A raster image, base64.</summary>
    public const string Png = "image/png";

    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>A chart that JupyterLab and VS Code draw interactively.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>Whether data of this type is a JSON value inside the notebook and not a string.</summary>
    public static bool IsJson(string mimeType)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return mimeType == Json
            || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));
    }

    /// <summary>Whether data of this type is text, which notebooks keep as a list of lines.</summary>
    public static bool IsText(string mimeType)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is Svg or "application/javascript" or "application/xml";
    }
}
