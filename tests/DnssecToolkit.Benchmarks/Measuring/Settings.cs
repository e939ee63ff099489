using System.Globalization;

namespace DnssecToolkit.Benchmarks.Measuring;

/// <summary>What the command line asks for.</summary>
internal sealed class Settings
{
    private readonly Dictionary<string, string> _options = [];

    public string Command { get; private set; } = "";

    public string? Argument { get; private set; }

    public string Folder => _options.GetValueOrDefault("folder") ?? Path.Combine(Path.GetTempPath(), "dnssec-benchmarks");

    public string Dnssec => _options.GetValueOrDefault("dnssec") ?? Path.Combine(RepositoryRoot, "src", "DnssecToolkit.Shell", "bin", "Release", "net10.0", "dnssec");

    /// <summary>The folder with the solution, above this program.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    public int Number(string name, int otherwise) => _options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public string? Text(string name) => _options.GetValueOrDefault(name);

    public static Settings Parse(string[] arguments)
    {
        var settings = new Settings();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].StartsWith("--", StringComparison.Ordinal) && i + 1 < arguments.Length)
            {
                settings._options[arguments[i][2..]] = arguments[++i];
            }
            else if (settings.Command.Length == 0)
            {
                settings.Command = arguments[i];
            }
            else
            {
                settings.Argument = arguments[i];
            }
        }

        return settings;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Toolkit.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
