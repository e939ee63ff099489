namespace DnssecToolkit.Timelines;

/// <summary>Seeds that are the same in every process; <see cref="HashCode"/> is salted anew in each.</summary>
internal static class Seeds
{
    /// <summary>A seed of two numbers (the finisher of MurmurHash3's kin, SplitMix64).</summary>
    public static ulong Mix(int seed, int part)
    {
        var mixed = ((ulong)(uint)seed << 32) | (uint)part;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Draws of their own for a part of a run.</summary>
    public static Random Of(int seed, int part) => new((int)Mix(seed, part));
}
