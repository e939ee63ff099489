using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Testing.Servers;

/// <summary>What a server answered to a stub client.</summary>
public sealed record ResolverAnswer(Message Message)
{
    /// <summary>AD: the resolver holds the answer for authentic (RFC 4035 §3.2.3).</summary>
    public bool IsAuthentic => Message.AuthenticData;

    /// <summary>RCODE.</summary>
    public ResponseCode ResponseCode => Message.ResponseCode;

    /// <summary>The extended errors, in order (RFC 8914).</summary>
    public ImmutableArray<ExtendedError> ExtendedErrors => Message.Edns?.ExtendedErrors ?? [];

    /// <summary>The records of the answer section.</summary>
    public ImmutableArray<ResourceRecord> Records => Message.Answer;

    /// <summary>Such as <c>NOERROR ad, 2 records</c> or <c>SERVFAIL, EDE 6 "signature crypto failed"</c>.</summary>
    public override string ToString() =>
        $"{ResponseCode}{(IsAuthentic ? " ad" : "")}{(Records.IsEmpty ? "" : $", {Records.Length} records")}"
        + string.Concat(ExtendedErrors.Select(error => $", EDE {error.Code.Number}{(error.Text.Length > 0 ? $" \"{error.Text}\"" : "")}"));
}

/// <summary>What a validating resolver made of a question.</summary>
public enum ResolverVerdict
{
    /// <summary>AD was set.</summary>
    Secure,

    /// <summary>An answer without AD.</summary>
    Insecure,

    /// <summary>SERVFAIL, and an answer when the client says with CD that it checks by itself.</summary>
    Bogus,

    /// <summary>No answer, or SERVFAIL with CD too: the resolver did not get far enough to judge.</summary>
    Unresolved,
}
