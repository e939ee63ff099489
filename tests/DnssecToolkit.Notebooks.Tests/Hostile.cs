namespace DnssecToolkit.Notebooks.Tests;

/// <summary>What a hostile server, file name or notebook may say.</summary>
internal static class Hostile
{
    public const string Script = "<script>alert(1)</script>";
    public const string Attribute = "\" onload=\"alert(1)";
    public const string Terminal = "\u001b]0;owned\u0007\u001b[2Jboo\r\b";
    public const string RightToLeft = "evil\u202egnp.exe\u2066\u200f";
    public const string Everything = Script + Attribute + Terminal + RightToLeft + "\ud800&amp;'\0\u0085";
}
