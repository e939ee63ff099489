using System.Diagnostics;

namespace DnssecToolkit.Testing.Servers;

/// <summary>Programs of other people that tests run. None is ever installed from here.</summary>
public static class Installed
{
    private static readonly string[] Folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/usr/bin", "/sbin"];

    /// <summary>The full path of a program, or null where it is not installed. A Debian package's own program goes before others of its name.</summary>
    public static string? Find(string program) =>
        Folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>What a program prints when it is run to its end, standard error after standard output; killed when it takes longer than allowed.</summary>
    /// <exception cref="InvalidOperationException">The program is not installed.</exception>
    public static ProgramRun Run(string program, IEnumerable<string> arguments, TimeSpan? atMost = null, string? input = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Find(program) ?? throw new InvalidOperationException($"{program} is not installed"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            process.StandardInput.Write(input);
        }

        process.StandardInput.Close();
        var inTime = process.WaitForExit(atMost ?? TimeSpan.FromSeconds(60));
        if (!inTime)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        return new ProgramRun(inTime ? process.ExitCode : null, output.Result, errors.Result, Stopwatch.GetElapsedTime(began));
    }
}

/// <summary>A program that was run to its end.</summary>
/// <param name="ExitCode">Null where it took too long and was killed.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
/// <param name="Took">The wall time.</param>
public sealed record ProgramRun(int? ExitCode, string Output, string Errors, TimeSpan Took)
{
    /// <summary>Both outputs, as a person would have seen them.</summary>
    public string Text => Errors.Length == 0 ? Output : Output + Errors;
}
