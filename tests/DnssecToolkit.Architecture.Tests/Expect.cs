namespace DnssecToolkit.Architecture.Tests;

/// <summary>Expectations whose failure names every offender in full.</summary>
internal static class Expect
{
    /// <summary>Fails with the offenders, a line each, if there is one.</summary>
    public static void None(IEnumerable<string> offenders)
    {
        var all = offenders.Order(StringComparer.Ordinal).ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
