namespace DnssecToolkit;

/// <summary>
/// Marks a public result that shows itself in notebooks. It says only that; how it looks is decided in
/// <c>DnssecToolkit.Notebooks</c>, which is found by name where it is present.
/// </summary>
/// <remarks>
/// The convention is .NET Interactive's: a host looks for an attribute with this simple name and for its property
/// <c>FormatterSourceType</c>. No host and no presentation is referenced from here, so this file is compiled into every
/// project of the library. It is inherited: marking an abstract type marks all its kinds.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute : Attribute
{
    private const string Views = "DnssecToolkit.Notebooks.Display.ToolkitFormatterSource, DnssecToolkit.Notebooks";

    /// <summary>The type that makes the formatters; without the notebook library one that makes none.</summary>
    public Type FormatterSourceType { get; } = Type.GetType(Views, throwOnError: false) ?? typeof(NoFormatters);

    /// <summary>What stands in for the notebook library where it is absent: values show by their <c>ToString()</c>.</summary>
    private sealed class NoFormatters
    {
        private readonly object[] _none = [];

        /// <summary>Nothing: the host falls back on what it does with any value.</summary>
        public object[] CreateTypeFormatters() => _none;
    }
}
