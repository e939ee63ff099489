using System.Globalization;

namespace DnssecToolkit.Testing.Servers;

/// <summary>Gives programs another clock by libfaketime, so that evidence of any date is judged by servers that run today.</summary>
public static class FakeClock
{
    private static readonly string? Library = new[] { "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1" }
        .FirstOrDefault(File.Exists);

    /// <summary>Whether libfaketime is installed.</summary>
    public static bool IsInstalled => Library is not null;

    /// <summary>The environment under which a program starts at an instant and then sees time pass.</summary>
    public static IReadOnlyDictionary<string, string> Environment(DateTimeOffset at)
    {
        var offset = (at - DateTimeOffset.UtcNow).TotalSeconds;
        return new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Library ?? throw new InvalidOperationException("faketime is not installed"),
            ["FAKETIME"] = string.Create(CultureInfo.InvariantCulture, $"{offset:+0.###;-0.###}"),
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        };
    }
}
