namespace DnssecToolkit.Testing.Servers;

/// <summary>A program that resolves and validates.</summary>
public enum ResolverKind
{
    /// <summary>Unbound (<c>unbound</c>).</summary>
    Unbound,

    /// <summary>BIND (<c>named</c>).</summary>
    Bind,

    /// <summary>Knot Resolver (<c>kresd</c>).</summary>
    Knot,

    /// <summary>PowerDNS Recursor (<c>pdns_recursor</c>).</summary>
    PowerDns,
}

/// <summary>A program that serves zones.</summary>
public enum NameServerKind
{
    /// <summary>NSD (<c>nsd</c>).</summary>
    Nsd,

    /// <summary>Knot DNS (<c>knotd</c>).</summary>
    Knot,

    /// <summary>BIND (<c>named</c>).</summary>
    Bind,

    /// <summary>PowerDNS with its BIND back end (<c>pdns_server</c>).</summary>
    PowerDns,
}
