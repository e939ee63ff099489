using System.Diagnostics;

namespace DnssecToolkit.Dns.Tests.Tools;

/// <summary>Runs programs of others that read zone files, where they are installed.</summary>
internal static class OtherTool
{
    /// <summary>The exit code and everything said; skips the test where the program is not installed.</summary>
    public static (int ExitCode, string Output, string Errors) Run(string program, string package, params string[] arguments)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(["/usr/sbin", "/usr/bin"]);
        var path = folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.SkipUnless(path is not null, $"needs {program} (Debian package {package}), which is not installed");
        using var process = Process.Start(new ProcessStartInfo(path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    /// <summary>Runs with a file of the given text as the last argument but those given after it.</summary>
    public static (int ExitCode, string Output, string Errors) RunOnFile(string program, string package, string text, string[] before, params string[] after)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            return Run(program, package, [.. before, file, .. after]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
