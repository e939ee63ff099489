namespace DnssecToolkit.Captures;

/// <summary>In which part a program recorded an exchange, as dnstap tells it.</summary>
/// <remarks>The numbers are half of dnstap's message types: <c>AUTH_QUERY</c> is 1, <c>AUTH_RESPONSE</c> 2, <c>RESOLVER_QUERY</c> 3 and so on.</remarks>
public enum RecorderRole
{
    /// <summary>Not told.</summary>
    Unknown,

    /// <summary>An authoritative server, of what it was asked.</summary>
    Authoritative,

    /// <summary>A resolver, of what it asked authoritative servers.</summary>
    Resolver,

    /// <summary>A resolver, of what its clients asked it.</summary>
    Client,

    /// <summary>A forwarder, of what it asked the resolver behind it.</summary>
    Forwarder,

    /// <summary>A stub resolver, of what it asked a resolver.</summary>
    Stub,

    /// <summary>A tool such as <c>kdig</c>, of what it asked.</summary>
    Tool,

    /// <summary>An authoritative server, of dynamic updates (RFC 2136).</summary>
    Update,
}

/// <summary>Who recorded an exchange. The same exchange may be recorded by both of its ends.</summary>
/// <param name="Role">In which part.</param>
/// <param name="Identity">The name the recording server gives itself, often its host's or its NSID; null when it gives none.</param>
/// <param name="Version">The software, such as <c>unbound 1.17.1</c>; null when it is not told.</param>
public sealed record Recorder(RecorderRole Role, string? Identity = null, string? Version = null)
{
    /// <summary><c>resolver ns1 (unbound 1.17.1)</c>.</summary>
    public override string ToString()
    {
        var role = Role == RecorderRole.Unknown ? "" : Role.ToString().ToLowerInvariant();
        var words = new[] { role, Identity, Version is null ? null : $"({Version})" };
        return string.Join(' ', words.Where(word => !string.IsNullOrEmpty(word)));
    }
}
