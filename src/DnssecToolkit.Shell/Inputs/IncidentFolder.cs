using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Shell.Inputs;

/// <summary>A folder with an <c>incident.json</c>: it says which of its files are captures, and whom they lead to trust.</summary>
internal static class IncidentFolder
{
    /// <summary>The incident of a folder; null where the path is none.</summary>
    public static Incident? Find(string path)
    {
        var file = Path.Combine(path, Incident.FileName);
        if (!Directory.Exists(path) || !File.Exists(file))
        {
            return null;
        }

        var parsed = Incident.Parse(File.ReadAllText(file));
        return parsed.TryGet(out var incident) ? incident : throw CommandException.Unreadable($"{file} cannot be read: {parsed.Error}");
    }

    /// <summary>The captures of an incident's folder.</summary>
    public static IReadOnlyList<string> CapturesOf(string path, Incident incident) =>
        [.. incident.Captures.Select(name => Path.Combine(path, name))];

    /// <summary>The anchors that the command line names; else those of the one incident that it judges by, which is told; else the root's own.</summary>
    public static TrustAnchors AnchorsFor(IReadOnlyList<string> from, string[] anchorFiles, Terminal terminal)
    {
        if (anchorFiles.Length > 0 || from.Count != 1 || Find(from[0]) is not { TrustAnchor: { } anchor } incident)
        {
            return Options.ReadAnchors(anchorFiles);
        }

        var file = Path.Combine(from[0], anchor);
        terminal.Complain(SafeText.OnOneLine($"{(incident.IsRecreation ? "a recreation made in the lab, not a recording" : incident.Title)}; judged with its own trust anchor, {file}"));
        return Options.ReadAnchors([file]);
    }
}
