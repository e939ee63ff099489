using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition.Tests;

/// <summary>What a server of the root answers that has nothing but its own name.</summary>
internal static class Replies
{
    private static readonly Soa Authority = new(
        DomainName.Parse("a.root."), DomainName.Parse("nobody.root."), 1, 1800, 900, 604_800, 300);

    /// <summary>A whole answer: NXDOMAIN with the root's SOA.</summary>
    public static Message NameError(Message query) => Of(query, ResponseCode.NameError, authoritative: true);

    /// <summary>An answer with a response code, in the form of the query.</summary>
    public static Message Of(Message query, ResponseCode code, bool authoritative = false, bool truncated = false, bool edns = true) => new()
    {
        Id = query.Id,
        IsResponse = true,
        IsAuthoritative = authoritative,
        IsTruncated = truncated,
        ResponseCode = code,
        Questions = query.Questions,
        Authority = code == ResponseCode.NameError ? [new ResourceRecord(DomainName.Root, RecordClass.Internet, 300, Authority)] : [],
        Edns = edns && query.Edns is not null ? new Edns(1232, dnssecOk: true) : null,
    };
}
