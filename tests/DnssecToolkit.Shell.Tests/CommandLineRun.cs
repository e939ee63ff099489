using System.Globalization;

namespace DnssecToolkit.Shell.Tests;

/// <summary>A command line run in this process, and what came out.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandLineRun> Of(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var exitCode = await CommandTree.RunAsync(arguments, new Terminal(output, error));
        return new CommandLineRun(exitCode, output.ToString(), error.ToString());
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("dnssec-test-").FullName;

    public string PathOf(string name) => Path.Combine(_path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
