using System.Numerics;

namespace DnssecToolkit.Timelines;

/// <summary>Which servers a resolver happens to ask: by chance, or as badly or as well as can be.</summary>
internal abstract class ServerChoice
{
    /// <summary>The most servers that can be told apart: a set of them is a number of 64 bits.</summary>
    public const int MostServers = 64;

    /// <summary>Meets a bad server whenever that is possible in so many tries.</summary>
    public static ServerChoice Worst { get; } = new Extreme(isWorst: true);

    /// <summary>Meets a good server whenever there is one.</summary>
    public static ServerChoice Best { get; } = new Extreme(isWorst: false);

    /// <summary>By chance, seeded.</summary>
    public static ServerChoice Random(Random random) => new Chance(random);

    /// <summary>Finds a copy that will do among those of the servers; -1 when every tried one is bad.</summary>
    /// <param name="servers">How many servers there are, at most 64.</param>
    /// <param name="tries">How many are tried.</param>
    /// <param name="good">The servers whose copy will do, a bit each.</param>
    public abstract int Pick(int servers, int tries, ulong good);

    /// <summary>How long until somebody asks again after a failed fetch that is not remembered, where so many ask a second.</summary>
    public abstract double Pause(double queriesPerSecond);

    /// <summary>Whether another try may end otherwise, though nothing that is served has changed.</summary>
    public abstract bool IsByChance { get; }

    private sealed class Extreme(bool isWorst) : ServerChoice
    {
        public override bool IsByChance => false;

        public override int Pick(int servers, int tries, ulong good)
        {
            if (good == 0)
            {
                return -1;
            }

            var bad = servers - BitOperations.PopCount(good);
            return isWorst && bad >= Math.Min(tries, servers) && bad > 0 ? -1 : BitOperations.TrailingZeroCount(good);
        }

        public override double Pause(double queriesPerSecond) => 0;
    }

    private sealed class Chance(Random random) : ServerChoice
    {
        public override bool IsByChance => true;

        public override int Pick(int servers, int tries, ulong good)
        {
            if (servers == 1 || good == 0)
            {
                return (int)(good & 1) - 1;
            }

            Span<int> order = stackalloc int[Math.Min(servers, MostServers)];
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            for (var i = 0; i < Math.Min(tries, order.Length); i++)
            {
                var j = random.Next(i, order.Length);
                (order[i], order[j]) = (order[j], order[i]);
                if ((good >> order[i] & 1) != 0)
                {
                    return order[i];
                }
            }

            return -1;
        }

        public override double Pause(double queriesPerSecond) => double.IsPositiveInfinity(queriesPerSecond) ? 0 : -Math.Log(1 - random.NextDouble()) / queriesPerSecond;
    }
}
