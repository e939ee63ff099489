using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DnssecToolkit.Captures;

/// <summary>Who was asked: an address and a port, or the name of a file that stands in for a server.</summary>
/// <remarks>
/// Immutable. Two addresses are equal when address, port and name are equal. Packet captures know addresses and no names;
/// text files often know a name and no address: then <see cref="Address"/> is <see cref="IPAddress.Any"/> and <see cref="IsNameOnly"/> is true.
/// </remarks>
/// <param name="Address">The address; <see cref="IPAddress.Any"/> when only a name is known.</param>
/// <param name="Port">The port; 53 unless something else was seen.</param>
[TypeFormatterSource]
public sealed record ServerAddress(IPAddress Address, int Port = 53)
{
    /// <summary>The name the source gives the server, such as <c>k.root-servers.net</c> or a file name; null when it gives none.</summary>
    public string? Name { get; init; }

    /// <summary>True when the source gave a name and no address.</summary>
    public bool IsNameOnly => Name is not null && Address.Equals(IPAddress.Any);

    /// <summary>A server of which only a name is known.</summary>
    public static ServerAddress Named(string name) => new(IPAddress.Any) { Name = name };

    /// <summary>Reads <c>192.0.2.1</c>, <c>2001:db8::1</c>, either with <c>#port</c> or <c>@port</c> behind, and <c>[2001:db8::1]:port</c>.</summary>
    public static bool TryParse(string? text, out ServerAddress? server)
    {
        server = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var value = text.Trim();
        var port = 53;
        var separator = value.AsSpan().LastIndexOfAny('#', '@');
        if (separator < 0 && (value.StartsWith('[') || value.IndexOf(':') == value.LastIndexOf(':')))
        {
            var colon = value.LastIndexOf(':');
            separator = colon > value.IndexOf(']') ? colon : -1;
        }

        if (separator >= 0)
        {
            if (!int.TryParse(value.AsSpan(separator + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > ushort.MaxValue)
            {
                return false;
            }

            value = value[..separator];
        }

        value = value.TrimStart('[').TrimEnd(']');
        if (!IPAddress.TryParse(value, out var address) || !LooksLikeAnAddress(value))
        {
            return false;
        }

        server = new ServerAddress(address, port);
        return true;
    }

    /// <summary><c>192.0.2.1</c>, <c>192.0.2.1#5353</c>, or the name where there is no address.</summary>
    public override string ToString()
    {
        var address = IsNameOnly ? Name! : Address.ToString();
        return Port == 53 ? address : string.Create(CultureInfo.InvariantCulture, $"{address}#{Port}");
    }

    // IPAddress reads "1" and "0x7f000001" as addresses; nobody means that here.
    private static bool LooksLikeAnAddress(string text) => text.Contains(':') || text.Count(character => character == '.') == 3;

    /// <summary>True for an IPv6 address.</summary>
    public bool IsIPv6 => Address.AddressFamily == AddressFamily.InterNetworkV6;
}
