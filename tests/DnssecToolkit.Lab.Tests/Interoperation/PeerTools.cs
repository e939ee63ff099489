using System.Globalization;
using DnssecToolkit.Dns;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Lab.Tests.Interoperation;

/// <summary>What tests with other people's programs share: a folder, command lines, and the algorithms that both sides know.</summary>
internal static class PeerTools
{
    /// <summary>The time of all signatures: the true one, because not every program can be told another.</summary>
    public static DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>The algorithms that are in use and that the programs sign and verify with.</summary>
    public static readonly string[] Algorithms = ["RSASHA256", "RSASHA512", "ECDSAP256SHA256", "ECDSAP384SHA384", "ED25519", "ED448"];

    public static readonly string[] Denials = ["nsec", "nsec3", "opt-out"];

    /// <summary>Every algorithm with each kind of denial.</summary>
    public static TheoryData<string, string> AlgorithmsAndDenials()
    {
        var data = new TheoryData<string, string>();
        foreach (var algorithm in Algorithms)
        {
            foreach (var denial in Denials)
            {
                data.Add(algorithm, denial);
            }
        }

        return data;
    }

    public static DenialDescription Denial(string name) => name switch { "nsec" => DenialDescription.Nsec, "nsec3" => DenialDescription.Nsec3, _ => DenialDescription.OptOutNsec3 };

    public static LabChoices Choices(string algorithm, string denial) => new() { Algorithm = SecurityAlgorithm.TryParse(algorithm, out var code) ? code : throw new FormatException(algorithm), Denial = Denial(denial) };

    public static void SkipWithout(params string[] programs)
    {
        foreach (var program in programs)
        {
            Assert.SkipUnless(Installed.Find(program) is not null, $"{program} is not installed");
        }
    }

    /// <summary>Runs a program that must succeed, and gives what it wrote.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var run = Installed.Run(program, arguments);
        Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: exit {run.ExitCode}\n{run.Text}");
        return run.Output;
    }

    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class PeerFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("dnssec-peer-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
