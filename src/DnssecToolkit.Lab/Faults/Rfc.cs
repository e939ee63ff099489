namespace DnssecToolkit.Lab;

/// <summary>What the standards say, for <see cref="Fault.Breaks"/>.</summary>
internal static class Rfc
{
    /// <summary>The RFC's own words.</summary>
    public static (string Section, string Sentence) Quote(string section, string sentence) => ($"RFC {section}", $"\"{sentence}\"");

    /// <summary>What the RFC says, in our words.</summary>
    public static (string Section, string Sentence) Says(string section, string sentence) => ($"RFC {section}", sentence);
}
