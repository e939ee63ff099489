namespace DnssecToolkit.Captures;

/// <summary>How transports, outcomes and roles are called in a capture file.</summary>
internal static class JsonNames
{
    public const string Answered = "answered";
    public const string Timeout = "timeout";
    public const string NetworkError = "networkError";
    public const string Unreadable = "unreadable";

    public static string Of(Transport transport) => transport switch
    {
        Transport.Udp => "udp",
        Transport.Tcp => "tcp",
        Transport.Tls => "tls",
        Transport.Https => "https",
        Transport.Quic => "quic",
        _ => "file",
    };

    public static Transport? TransportOf(string name) => name switch
    {
        "udp" => Transport.Udp,
        "tcp" => Transport.Tcp,
        "tls" => Transport.Tls,
        "https" => Transport.Https,
        "quic" => Transport.Quic,
        "file" => Transport.File,
        _ => null,
    };

    public static string Of(RecorderRole role) => role.ToString().ToLowerInvariant();

    public static RecorderRole? RoleOf(string name) =>
        Enum.GetValues<RecorderRole>().Where(role => Of(role) == name).Select(role => (RecorderRole?)role).FirstOrDefault();

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Answered => Answered,
        Outcome.Timeout => Timeout,
        Outcome.NetworkError => NetworkError,
        _ => Unreadable,
    };
}
