using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DnssecToolkit.Benchmarks.Measuring;

/// <summary>What one run of a program took.</summary>
internal sealed record Measurement(int ExitCode, double Cpu, double Wall, double PeakMebibytes, string Output)
{
    /// <summary>Runs a program to its end. CPU seconds are the kernel's account of the finished child; the peak is its high-water mark.</summary>
    public static Measurement Of(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var cpu = ChildCpu();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        var status = $"/proc/{process.Id}/status";
        while (!process.WaitForExit(4))
        {
            peak = Math.Max(peak, HighWater(status));
        }

        process.WaitForExit();
        var wall = watch.Elapsed.TotalSeconds;
        return new Measurement(process.ExitCode, ChildCpu() - cpu, wall, peak / 1024.0, output.Result + errors.Result);
    }

    /// <summary>Whether a program is on the path.</summary>
    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Append("/sbin").Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>The full path of a program that may lie outside of the path.</summary>
    public static string Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Append("/sbin").Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? program;

    private static long HighWater(string status)
    {
        try
        {
            foreach (var line in File.ReadLines(status))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    return long.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture);
                }
            }
        }
        catch (IOException)
        {
            // it has just ended
        }

        return 0;
    }

    /// <summary>CPU seconds of all children that ended (getrusage, RUSAGE_CHILDREN).</summary>
    private static unsafe double ChildCpu()
    {
        var usage = stackalloc long[32];
        return GetResourceUsage(-1, usage) == 0 ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6) : 0;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern unsafe int GetResourceUsage(int who, long* usage);
}
