using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Testing.Servers;

/// <summary>A validating resolver of other people, anchored at a root on loopback.</summary>
/// <remarks>Start it after the root's servers: some ask them for the root's NS and DNSKEY as soon as they run and remember a failure.</remarks>
public sealed class ResolverProcess : ServerProcess
{
    private ResolverProcess(ResolverKind kind, string program, IPEndPoint endpoint, string folder, IEnumerable<string> arguments, DateTimeOffset? clock)
        : base(program, endpoint, folder, arguments, clock, needsInterface: kind == ResolverKind.Bind)
    {
        Kind = kind;
    }

    /// <summary>Which resolver it is.</summary>
    public ResolverKind Kind { get; }

    /// <summary>Whether the program is installed.</summary>
    public static bool IsInstalled(ResolverKind kind) => Installed.Find(ProgramOf(kind)) is not null;

    /// <summary>Such as <c>Unbound 1.17.1</c>.</summary>
    public static string Version(ResolverKind kind)
    {
        var text = Installed.Run(ProgramOf(kind), [kind switch { ResolverKind.Unbound or ResolverKind.Bind or ResolverKind.Knot => "-V", _ => "--version" }]).Text;
        return ProgramVersion.Find(text) is { } version ? $"{NameOf(kind)} {version}" : NameOf(kind);
    }

    /// <summary>Starts a resolver and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It is not installed or did not start; the message ends with its log.</exception>
    public static ResolverProcess Start(ResolverKind kind, ResolverOptions options)
    {
        var folder = NewFolder(ProgramOf(kind));
        var arguments = ResolverConfiguration.Write(kind, options, folder);
        return new ResolverProcess(kind, ProgramOf(kind), options.Endpoint, folder, arguments, options.Clock);
    }

    /// <summary>Asks the resolver, with DO and AD set; null where no answer came.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="cd">Whether the client says that it checks by itself (CD).</param>
    public ResolverAnswer? Ask(string name, string type, bool cd = false) => Ask(new Question(DomainName.Parse(name), RecordType.Parse(type)), cd);

    /// <summary>Asks the resolver, with DO and AD set; null where no answer came.</summary>
    public ResolverAnswer? Ask(Question question, bool cd = false) => new DnsStub(Endpoint).TryAsk(question, cd);

    /// <summary>Asks the resolver, with DO and AD set; null where no answer came.</summary>
    public Task<ResolverAnswer?> AskAsync(Question question, bool cd = false, CancellationToken cancellationToken = default) =>
        new DnsStub(Endpoint).TryAskAsync(question, cd, cancellationToken: cancellationToken);

    /// <summary>What the resolver makes of a question: with a second query that has CD set where the first one failed.</summary>
    public async Task<(ResolverVerdict Verdict, ResolverAnswer? Answer)> JudgeAsync(Question question, CancellationToken cancellationToken = default)
    {
        var answer = await AskAsync(question, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (answer is not null && answer.ResponseCode != ResponseCode.ServerFailure)
        {
            return (answer.IsAuthentic ? ResolverVerdict.Secure : ResolverVerdict.Insecure, answer);
        }

        var unchecked_ = await AskAsync(question, cd: true, cancellationToken).ConfigureAwait(false);
        return (unchecked_ is not null && unchecked_.ResponseCode != ResponseCode.ServerFailure && answer is not null ? ResolverVerdict.Bogus : ResolverVerdict.Unresolved, answer);
    }

    /// <summary>Sets a negative trust anchor by the program's own means (RFC 7646); only where it <see cref="ResolverOptions.IsControlled"/>.</summary>
    /// <exception cref="InvalidOperationException">The program refused.</exception>
    public void SetNegativeTrustAnchor(DomainName zone) => ResolverControl.For(this).SetNegativeTrustAnchor(zone);

    /// <summary>Lifts a negative trust anchor.</summary>
    /// <exception cref="InvalidOperationException">The program refused.</exception>
    public void LiftNegativeTrustAnchor(DomainName zone) => ResolverControl.For(this).LiftNegativeTrustAnchor(zone);

    /// <summary>The program's name as its makers write it.</summary>
    public static string NameOf(ResolverKind kind) => kind switch
    {
        ResolverKind.Unbound => "Unbound",
        ResolverKind.Bind => "BIND",
        ResolverKind.Knot => "Knot Resolver",
        _ => "PowerDNS Recursor",
    };

    private static string ProgramOf(ResolverKind kind) => kind switch
    {
        ResolverKind.Unbound => "unbound",
        ResolverKind.Bind => "named",
        ResolverKind.Knot => "kresd",
        _ => "pdns_recursor",
    };
}
