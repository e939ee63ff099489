using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Testing.Servers;

/// <summary>A name server or resolver of other people, started by a test from a configuration of its own, and ended with it.</summary>
/// <remarks>It listens on loopback only, keeps all its files in one temporary folder, and is ended by its own process id: on dispose, when the start fails,
/// and at the latest when the test process ends.</remarks>
public abstract partial class ServerProcess : IDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly EventHandler _atExit;
    private readonly LoopbackAlias? _alias;
    private bool _ended;

    /// <summary>Starts a program and waits until it answers.</summary>
    /// <param name="program">The program.</param>
    /// <param name="endpoint">Where it will listen.</param>
    /// <param name="folder">Its folder, which holds its configuration; deleted with the server.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="startsAt">The clock it is given, by faketime; null for the true one.</param>
    /// <param name="needsInterface">Whether it listens on addresses of interfaces only.</param>
    /// <exception cref="InvalidOperationException">It is not installed, ended early, or did not answer in time; the message ends with its log.</exception>
    private protected ServerProcess(string program, IPEndPoint endpoint, string folder, IEnumerable<string> arguments, DateTimeOffset? startsAt = null, bool needsInterface = false)
    {
        if (!IPAddress.IsLoopback(endpoint.Address))
        {
            throw new ArgumentException($"{endpoint} is not a loopback address", nameof(endpoint));
        }

        (Program, Endpoint, Folder) = (program, endpoint, folder);
        _alias = needsInterface ? LoopbackAlias.For(endpoint.Address) : null;
        var path = Installed.Find(program) ?? throw new InvalidOperationException($"{program} is not installed");

        // The shell is replaced by the program, so that the process id stays and the log is a file from the first line.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >\"$SERVER_LOG\" 2>&1", path, .. arguments]) { WorkingDirectory = folder };
        start.Environment["SERVER_LOG"] = LogPath;
        if (startsAt is { } clock)
        {
            foreach (var (name, value) in FakeClock.Environment(clock))
            {
                start.Environment[name] = value;
            }
        }

        _process = Process.Start(start)!;
        _atExit = (_, _) => End();
        AppDomain.CurrentDomain.ProcessExit += _atExit;
        try
        {
            WaitUntilItAnswers(TimeSpan.FromMinutes(1));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The name of the program.</summary>
    public string Program { get; }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>The folder with its configuration, data and log.</summary>
    public string Folder { get; }

    /// <summary>Its process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_ended && !_process.HasExited;

    private string LogPath => Path.Combine(Folder, "log");

    /// <summary>All that it has logged so far.</summary>
    public string ReadLog()
    {
        try
        {
            using var stream = new FileStream(LogPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return new StreamReader(stream).ReadToEnd();
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>The length of the log, to read later only what came after.</summary>
    public long LogLength => File.Exists(LogPath) ? new FileInfo(LogPath).Length : 0;

    /// <summary>What was logged from a position on.</summary>
    public string ReadLog(long from)
    {
        using var stream = new FileStream(LogPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = Math.Min(from, stream.Length);
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>Ends it and deletes its folder.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= _atExit;
        End();
        _process.Dispose();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A file that the dying server still wrote; the folder is a temporary one.
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Ends it at once and without a farewell, as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    private protected static string NewFolder(string name) => Directory.CreateTempSubdirectory($"dnssec-{name}-").FullName;

    private void WaitUntilItAnswers(TimeSpan atMost)
    {
        var client = new DnsStub(Endpoint) { Timeout = TimeSpan.FromMilliseconds(250), Attempts = 1 };
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < atMost)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"{Program} ended with code {_process.ExitCode}: {Tail()}");
            }

            // Without RD nobody resolves anything yet, but everybody answers, be it REFUSED.
            if (client.TryAsk(new Question(DomainName.Root, RecordType.Ns), recursionDesired: false) is not null)
            {
                return;
            }

            Thread.Sleep(25);
        }

        throw new InvalidOperationException($"{Program} did not answer at {Endpoint} within {atMost.TotalSeconds:F0} s: {Tail()}");
    }

    private string Tail()
    {
        var log = ReadLog();
        return log.Length <= 2000 ? log : log[^2000..];
    }

    private void End()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        _alias?.Dispose();
        try
        {
            if (!_process.HasExited)
            {
                _ = Signal(_process.Id, Terminate);
                if (!_process.WaitForExit(3000))
                {
                    _process.Kill(entireProcessTree: true);
                    _process.WaitForExit(3000);
                }
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the look and the signal.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
