using System.Globalization;
using System.Threading.Channels;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Lab.Serving;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell.Commands;

/// <summary>One run of <c>dnssec lab serve</c>.</summary>
internal sealed class LabServing(Scenario scenario, Terminal terminal)
{
    private const int UsualPort = 53;
    private const int MostLinesWaiting = 10_000;

    /// <summary>Lines are written by one task, so that no server waits for a terminal.</summary>
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(new BoundedChannelOptions(MostLinesWaiting) { SingleReader = true });
    private long _lostLines;

    /// <summary>The port of every server; null: the scenario's.</summary>
    public int? Port { get; init; }

    /// <summary>What time it is in the lab at the start; null: the real time, or that of the incident.</summary>
    public DateTimeOffset? At { get; init; } = scenario.Begins;

    /// <summary>How fast the lab's time passes.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Where the files go; null: into a new temporary folder.</summary>
    public string? Folder { get; init; }

    /// <summary>The port of the Unbound that a configuration is written for.</summary>
    public int ResolverPort { get; init; }

    /// <summary>Whether every query is shown.</summary>
    public bool ShowsQueries { get; init; }

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var real = TimeProvider.System;
        TimeProvider clock = At is null && Speed == 1 ? real : new VirtualClock(At ?? WholeSecond(real.GetUtcNow()), Speed);
        var script = LabArguments.Build(scenario, made =>
        {
            var played = made.Play(WholeSecond(clock.GetUtcNow()));
            played.Prepare();
            return played;
        });
        var servers = Start(script, clock);
        await using (servers.ConfigureAwait(false))
        {
            Introduce(script, servers);
            var writing = WriteLinesAsync();
            try
            {
                await AnnounceAsync(script, clock, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C and SIGTERM are how this ends.
            }

            _lines.Writer.Complete();
            await writing.ConfigureAwait(false);
            var lost = _lostLines > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_lostLines} of them not shown") : "";
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stopped after {servers.Queries} queries{lost}"));
        }

        return ExitCode.Done;
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());

    private LoopbackServers Start(ScriptedInternet script, TimeProvider clock)
    {
        try
        {
            return LoopbackServers.Start(script, new LoopbackOptions
            {
                Port = Port,
                Clock = clock,
                OnQuery = ShowsQueries ? query => Say(LabQueryLine.Of(query)) : null,
                OnFailure = (query, failure) => Say($"{query.Server} failed: {failure.GetType().Name}: {failure.Message}"),
            });
        }
        catch (ArgumentException outside)
        {
            throw new CommandException(ExitCode.WrongUsage, $"{scenario.Name} cannot be served: {outside.Message}", outside);
        }
    }

    private void Introduce(ScriptedInternet script, LoopbackServers servers)
    {
        var internet = script.At(script.Start);
        var folder = Folder is null ? Directory.CreateTempSubdirectory("dnssec-lab-").FullName : Path.GetFullPath(Folder);
        var port = servers.EndPoints[0].Port;
        LabFiles.WriteAnchors(internet, folder);
        if (port == UsualPort)
        {
            LabFiles.WriteUnbound(internet, folder, ResolverPort, At is null ? null : script.Start);
        }

        Write($"{scenario.Name}: {scenario.Summary}");
        Write(string.Create(CultureInfo.InvariantCulture, $"In the lab it is {script.Start:u}{(At is null ? "" : " (not the real time)")}{(Speed == 1 ? "" : $", and time passes {Speed} times as fast")}."));
        Write("");
        var rows = internet.Servers.Select(server => (Address: servers.EndPointOf(server.Address).ToString(), Name: server.Name.ToString(), Zones: string.Join(' ', server.Zones.Select(zone => zone.Apex)))).ToList();
        var (address, name) = (rows.Max(row => row.Address.Length), rows.Max(row => row.Name.Length));
        rows.ForEach(row => Write($"  {row.Address.PadRight(address)}  {row.Name.PadRight(name)}  {row.Zones}"));
        Write("");
        foreach (var line in new LabHints(internet, servers, folder, ResolverPort, At is null ? null : script.Start).Lines(scenario.Questions))
        {
            Write(line);
        }

        Write("");
        Write("Ctrl+C ends it.");
        terminal.Output.Flush();
    }

    private async Task AnnounceAsync(ScriptedInternet script, TimeProvider clock, CancellationToken cancellation)
    {
        foreach (var (at, title) in script.Changes.Skip(1))
        {
            var left = clock is VirtualClock faster ? faster.Until(at) ?? TimeSpan.Zero : at - clock.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                await WaitAsync(left, cancellation).ConfigureAwait(false);
            }

            Say(string.Create(CultureInfo.InvariantCulture, $"{at:HH:mm:ss} *** {title}"));
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
    }

    // Timers take no more than 49 days at once.
    private static async Task WaitAsync(TimeSpan left, CancellationToken cancellation)
    {
        for (var day = TimeSpan.FromDays(1); left > TimeSpan.Zero; left -= day)
        {
            await Task.Delay(left < day ? left : day, cancellation).ConfigureAwait(false);
        }
    }

    private void Say(string line)
    {
        if (!_lines.Writer.TryWrite(line))
        {
            Interlocked.Increment(ref _lostLines);
        }
    }

    private async Task WriteLinesAsync()
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            Write(line);
            if (!_lines.Reader.TryPeek(out _))
            {
                await terminal.Output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private void Write(string line)
    {
        var text = line.TrimStart(' ');
        terminal.Output.WriteLine(new string(' ', line.Length - text.Length) + SafeText.OnOneLine(text));
    }
}
