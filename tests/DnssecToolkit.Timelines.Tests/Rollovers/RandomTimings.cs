using CsCheck;

namespace DnssecToolkit.Timelines.Tests;

/// <summary>Random timings, and the tools of the laws about plans.</summary>
internal static class RandomTimings
{
    public static readonly DateTimeOffset Start = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly Gen<TimeSpan> Ttl = OneOf([1, 60, 300, 3600, 7200, 86_400, 172_800, 604_800]).Select(seconds => TimeSpan.FromSeconds(seconds));

    private static readonly Gen<TimeSpan> Delay = Gen.OneOf(Gen.Const(0), Gen.Int[1, 7200], Gen.Int[1, 1_000_000]).Select(seconds => TimeSpan.FromSeconds(seconds));

    /// <summary>Timings without safety margins.</summary>
    public static readonly Gen<RolloverTiming> Any =
        from ttls in Gen.Select(Ttl, Ttl, Ttl, Ttl)
        from delays in Gen.Select(Delay, Delay, Delay, Delay)
        select new RolloverTiming
        {
            TTLkey = ttls.Item1,
            TTLsig = ttls.Item2,
            TTLds = ttls.Item3,
            TTLneg = ttls.Item4,
            DprpC = delays.Item1,
            DprpP = delays.Item2,
            Dsgn = delays.Item3,
            Dreg = delays.Item4,
        };

    public static readonly Gen<RolloverMethod> Method = OneOf(RolloverMethods.All);

    public static TheoryData<string, string> Methods
    {
        get
        {
            var methods = new TheoryData<string, string>();
            foreach (var method in RolloverMethods.All)
            {
                methods.Add(method.Kind, method.Name);
            }

            return methods;
        }
    }

    private static Gen<T> OneOf<T>(IReadOnlyList<T> values) => Gen.Int[0, values.Count - 1].Select(index => values[index]);

    public static PlanReview Review(this RolloverPlan plan) => PlanReview.Of(plan, plan.Method!.SafeFor);
}
