using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Lab.Serving;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Judges.Agreement;

/// <summary>An Internet of the lab on loopback with every installed resolver anchored at its root.</summary>
public sealed class Court : IDisposable
{
    private readonly LoopbackServers _loopback;
    private readonly ImmutableArray<ResolverProcess> _resolvers;

    /// <summary>Starts the servers, then the resolvers.</summary>
    /// <param name="internet">What is judged.</param>
    /// <param name="firstResolver">The resolvers get this address and those after it.</param>
    /// <param name="kinds">The resolvers; those that are not installed are left out.</param>
    /// <param name="configure">Changes the options of each.</param>
    public Court(Internet internet, IPAddress firstResolver, IEnumerable<ResolverKind> kinds, Func<ResolverOptions, ResolverOptions>? configure = null)
    {
        Internet = internet;
        _loopback = LoopbackServers.Start(internet);
        var started = ImmutableArray.CreateBuilder<ResolverProcess>();
        try
        {
            foreach (var kind in kinds.Where(ResolverProcess.IsInstalled))
            {
                var octets = firstResolver.GetAddressBytes();
                octets[3] += (byte)kind;
                var options = new ResolverOptions
                {
                    Endpoint = new IPEndPoint(new IPAddress(octets), 53),
                    RootServers = [.. internet.ServersOf(DomainName.Root).Select(server => server.Address.Address)],
                    TrustAnchors = internet.Anchors.ToString(),
                };
                started.Add(ResolverProcess.Start(kind, configure is null ? options : configure(options)));
            }
        }
        catch
        {
            _resolvers = started.ToImmutable();
            Dispose();
            throw;
        }

        _resolvers = started.ToImmutable();
    }

    /// <summary>What is judged.</summary>
    public Internet Internet { get; }

    /// <summary>The resolvers that run.</summary>
    public ImmutableArray<ResolverProcess> Resolvers => _resolvers;

    /// <summary>The policy that stands for an installed resolver.</summary>
    public static ResolverPolicy PolicyOf(ResolverKind kind) => kind switch
    {
        ResolverKind.Unbound => ResolverPolicies.Unbound,
        ResolverKind.Bind => ResolverPolicies.Bind918,
        ResolverKind.Knot => ResolverPolicies.Knot56,
        _ => ResolverPolicies.PowerDns48,
    };

    /// <summary>What a resolver and its policy here make of a question.</summary>
    public async Task<Comparison> Compare(ResolverProcess resolver, Question question, CancellationToken cancellationToken = default)
    {
        var logged = resolver.LogLength;
        var at = DateTimeOffset.UtcNow;
        var (verdict, answer) = await resolver.JudgeAsync(question, cancellationToken).ConfigureAwait(false);
        return new Comparison(resolver.Kind, question, verdict, answer, Judge(resolver.Kind, question, at)) { Log = resolver.ReadLog(logged) };
    }

    /// <summary>What the policy of a resolver makes of a question.</summary>
    public Diagnosis Judge(ResolverKind kind, Question question, DateTimeOffset at) =>
        Validator.Diagnose(Internet.Record(at, question), question, Internet.Anchors, at, PolicyOf(kind));

    /// <summary>Ends the resolvers, then the servers.</summary>
    public void Dispose()
    {
        foreach (var resolver in _resolvers)
        {
            resolver.Dispose();
        }

        _loopback.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
