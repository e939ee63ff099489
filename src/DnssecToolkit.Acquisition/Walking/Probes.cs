using System.Security.Cryptography;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>What every server of a zone on the chain is asked beside the question.</summary>
internal sealed class Probes(WalkOptions options)
{
    private readonly byte[] _absentLabel = Encoding.ASCII.GetBytes(
        options.AbsentLabel ?? "absent-" + RandomNumberGenerator.GetHexString(12, lowercase: true));

    /// <summary>The questions about a zone: its keys first.</summary>
    public IEnumerable<Question> Of(DomainName apex)
    {
        yield return new Question(apex, RecordType.Dnskey);
        yield return new Question(apex, RecordType.Soa);
        yield return new Question(apex, RecordType.Ns);
        yield return new Question(apex, RecordType.Nsec3Param);
        if (!apex.IsRoot)
        {
            yield return new Question(apex, RecordType.Cds);
            yield return new Question(apex, RecordType.Cdnskey);
        }

        if (options.Probes && apex.TryPrepend(_absentLabel, out var absent))
        {
            yield return new Question(absent, RecordType.A);
            yield return new Question(absent, RecordType.Ds);
        }
    }

    /// <summary>The wildcard at the top of a zone, of the type in question.</summary>
    public IEnumerable<Question> Top(DomainName apex, RecordType type) =>
        options.Probes && !apex.IsRoot && apex.Wildcard is { } wildcard ? [new Question(wildcard, type)] : [];

    /// <summary>The wildcard that would stand in for a name, directly above it (RFC 4592 §3.3.1).</summary>
    public IEnumerable<Question> Close(DomainName apex, Question question) =>
        options.Probes && question.Name.IsBelow(apex) && question.Name.Parent.Wildcard is { } wildcard ? [new Question(wildcard, question.Type)] : [];
}
