using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Short forms of what may be long. The full form goes into a tooltip.</summary>
internal static class Brief
{
    /// <summary>The most that a node shows of a name.</summary>
    public const int NameLength = 30;

    /// <summary>The start and the end of a text that is too long.</summary>
    public static string Text(string text, int most = NameLength)
    {
        var plain = SafeText.Plain(text);
        var head = most / 2;
        return plain.Length <= most ? plain : plain[..head] + "…" + plain[^(most - head - 1)..];
    }

    public static string Name(DomainName name, int most = NameLength) => Text(name.ToString(), most);

    /// <summary>The first characters of an NSEC3 owner's hash.</summary>
    public static string Hash(DomainName owner)
    {
        var label = owner.IsRoot ? "." : owner.Ancestor(owner.LabelCount).ToString().Split('.')[0];
        var plain = SafeText.Plain(label).ToLowerInvariant();
        return plain.Length <= 10 ? plain : plain[..8] + "…";
    }

    public static string Servers(ImmutableArray<ServerAddress> servers) =>
        servers.Length <= 2 ? string.Join(", ", servers) : Say.Count(servers.Length, "server");

    /// <summary>A text with what is known in full, bounded.</summary>
    public static string Tooltip(params IEnumerable<string> lines)
    {
        var text = string.Join("\n", lines.Select(SafeText.Plain));
        return text.Length <= 1200 ? text : text[..1200] + "…";
    }
}
