using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests;

/// <summary>Zone files as sets with their signatures.</summary>
internal static class ZoneText
{
    public static ImmutableArray<SignedRRset> Read(string text) => SignedRRset.Gather(ZoneFileReader.Parse(text).Value);
}
