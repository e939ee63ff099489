using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Lab.Serving;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Judges.Recovery;

/// <summary>The machine had no time to let a case begin when it should.</summary>
public sealed class StarvedException(string message) : Exception(message);

/// <summary>One incident on loopback, with several resolvers that live through it at the same time, each with one client.</summary>
public static class LiveWorld
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(280);
    private static readonly TimeSpan AfterTheLast = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    /// <summary>Lets resolvers live through a case.</summary>
    /// <param name="case">The case.</param>
    /// <param name="kinds">The resolvers.</param>
    /// <param name="block">The second octet of 127.x.0.0, the same with which the case was drawn: its servers and the resolvers are there.</param>
    /// <param name="preparation">How long signing and starting may take.</param>
    /// <param name="ready">Told when everything is signed and started.</param>
    /// <param name="verbose">Whether resolvers log every step.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="StarvedException">The script began before everything was ready.</exception>
    public static async Task<ImmutableArray<LiveRun>> Run(LiveCase @case, IEnumerable<ResolverKind> kinds, byte block, TimeSpan preparation, Action? ready = null, bool verbose = false, CancellationToken cancellation = default)
    {
        // Whole seconds: the clocks of resolvers have no others.
        var start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.Add(preparation).ToUnixTimeSeconds());
        var script = @case.Scenario.Play(start);
        script.Prepare();
        var forecasts = kinds.Select(kind => (Kind: kind, Setting: LiveSetting.Of(kind, @case))).Select(one => (one.Kind, one.Setting, Forecast: Predict(@case, script, one.Setting))).ToList();
        await using var servers = LoopbackServers.Start(script);
        var resolvers = new List<(ResolverProcess Process, ClientForecast Forecast)>();
        try
        {
            foreach (var (kind, setting, forecast) in forecasts)
            {
                resolvers.Add((Start(kind, setting, script.At(start), block, verbose), forecast));
            }

            ready?.Invoke();
            if (DateTimeOffset.UtcNow > start + @case.FirstQuery)
            {
                throw new StarvedException($"{@case}: signing and starting took longer than {preparation.TotalSeconds:F0} s.");
            }

            return [.. await Task.WhenAll(resolvers.Select(one => Live(@case, one.Process, one.Forecast, start, cancellation))).ConfigureAwait(false)];
        }
        finally
        {
            foreach (var (process, _) in resolvers)
            {
                process.Dispose();
            }
        }
    }

    /// <summary>What the timelines say of a case under a setting: first how long it has to be watched, then what is seen until then.</summary>
    public static ClientForecast Predict(LiveCase @case, ScriptedInternet script, LiveSetting setting)
    {
        var first = script.Start + @case.FirstQuery;
        var horizon = script.Start + Longest;
        var outage = ScriptedOutage.Of(script, @case.Question, setting.Skew, horizon);
        NegativeTrustAnchor[] anchors = @case.Anchor is { } window ? [new NegativeTrustAnchor(script.Start + window.From, script.Start + window.To)] : [];
        var all = ClientForecast.Of(outage, setting.Profile, new ClientQueries(first, Between, horizon), anchors);
        var last = new[] { outage.LastChange, all.Failure?.Latest, all.Recovery?.Latest, anchors.FirstOrDefault()?.To }.Max()!.Value + AfterTheLast;
        return ClientForecast.Of(outage, setting.Profile, new ClientQueries(first, Between, last < horizon && !all.MayFailToTheEnd ? last : horizon), anchors);
    }

    private static ResolverProcess Start(ResolverKind kind, LiveSetting setting, Internet internet, byte block, bool verbose)
    {
        try
        {
            return ResolverProcess.Start(kind, new ResolverOptions
            {
                Endpoint = new IPEndPoint(new IPAddress([127, block, 250, (byte)(1 + (int)kind)]), 53),
                RootServers = [.. internet.ServersOf(DomainName.Root).Select(server => server.Address.Address)],
                TrustAnchors = internet.Anchors.ToString(),
                IsControlled = true,
                IsVerbose = verbose,
                Extra = setting.Extra,
            });
        }
        catch (InvalidOperationException failure) when (failure.Message.Contains("did not answer", StringComparison.Ordinal))
        {
            throw new StarvedException(failure.Message);
        }
    }

    private static async Task<LiveRun> Live(LiveCase @case, ResolverProcess resolver, ClientForecast forecast, DateTimeOffset start, CancellationToken cancellation)
    {
        var operating = Operate(@case, resolver, start, forecast.Queries.Until, cancellation);
        var polls = new List<Task<Poll>>();
        for (var at = forecast.Queries.First; at < forecast.Queries.Until; at += forecast.Queries.Every)
        {
            await Until(at, cancellation).ConfigureAwait(false);
            polls.Add(Ask(resolver, @case.Question, at, cancellation));
        }

        await operating.ConfigureAwait(false);
        return new LiveRun(@case, resolver.Kind, start, forecast, [.. await Task.WhenAll(polls).ConfigureAwait(false)]) { Log = resolver.ReadLog() };
    }

    private static async Task<Poll> Ask(ResolverProcess resolver, Question question, DateTimeOffset planned, CancellationToken cancellation)
    {
        var late = DateTimeOffset.UtcNow - planned;
        var began = Stopwatch.GetTimestamp();
        var answer = await new DnsStub(resolver.Endpoint) { Attempts = 1 }.TryAskAsync(question, cancellationToken: cancellation).ConfigureAwait(false);
        return new Poll(planned, late, Stopwatch.GetElapsedTime(began), answer switch
        {
            null => Fate.Silence,
            { ResponseCode: var code } when code == ResponseCode.ServerFailure => Fate.Failed,
            { IsAuthentic: true } => Fate.Secure,
            _ => Fate.Insecure,
        });
    }

    // What an operator does, on a thread of its own: the tools are programs that take their time.
    private static async Task Operate(LiveCase @case, ResolverProcess resolver, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellation)
    {
        if (@case.Anchor is not { } window || start + window.From >= end)
        {
            return;
        }

        await Until(start + window.From, cancellation).ConfigureAwait(false);
        await Task.Run(() => resolver.SetNegativeTrustAnchor(LabChoices.Zone), cancellation).ConfigureAwait(false);
        await Until(start + window.To, cancellation).ConfigureAwait(false);
        await Task.Run(() => resolver.LiftNegativeTrustAnchor(LabChoices.Zone), cancellation).ConfigureAwait(false);
    }

    private static async Task Until(DateTimeOffset at, CancellationToken cancellation)
    {
        for (var left = at - DateTimeOffset.UtcNow; left > TimeSpan.Zero; left = at - DateTimeOffset.UtcNow)
        {
            await Task.Delay(left + TimeSpan.FromMilliseconds(1), cancellation).ConfigureAwait(false);
        }
    }
}
