namespace DnssecToolkit.Timelines;

/// <summary>Which servers a resolver happens to ask: by chance, or as badly or as well as can be.</summary>
internal abstract class ServerChoice
{
    /// <summary>Meets a bad server whenever that is possible in so many tries.</summary>
    public static ServerChoice Worst { get; } = new Extreme(isWorst: true);

    /// <summary>Meets a good server whenever there is one.</summary>
    public static ServerChoice Best { get; } = new Extreme(isWorst: false);

    /// <summary>By chance, seeded.</summary>
    public static ServerChoice Random(Random random) => new Chance(random);

    /// <summary>Finds a copy that will do among those of the servers; -1 when every tried one is bad.</summary>
    /// <param name="servers">How many servers there are.</param>
    /// <param name="tries">How many are tried.</param>
    /// <param name="isGood">Whether the copy of a server will do.</param>
    public abstract int Pick(int servers, int tries, Func<int, bool> isGood);

    private sealed class Extreme(bool isWorst) : ServerChoice
    {
        public override int Pick(int servers, int tries, Func<int, bool> isGood)
        {
            var good = -1;
            var bad = 0;
            for (var i = 0; i < servers; i++)
            {
                if (isGood(i))
                {
                    good = good < 0 ? i : good;
                }
                else
                {
                    bad++;
                }
            }

            return isWorst && bad >= Math.Min(tries, servers) && bad > 0 ? -1 : good;
        }
    }

    private sealed class Chance(Random random) : ServerChoice
    {
        public override int Pick(int servers, int tries, Func<int, bool> isGood)
        {
            Span<int> order = stackalloc int[Math.Min(servers, 64)];
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            for (var i = 0; i < Math.Min(tries, order.Length); i++)
            {
                var j = random.Next(i, order.Length);
                (order[i], order[j]) = (order[j], order[i]);
                if (isGood(order[i]))
                {
                    return order[i];
                }
            }

            return -1;
        }
    }
}
