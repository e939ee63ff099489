namespace DnssecToolkit.Timelines.Tests;

/// <summary>Numbers that others have published for the same equations.</summary>
public class KnownExampleTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>BIND's <c>dnssec-policy default</c>, as its manual lists it; signatures are renewed 5 days before they end, of 14 days.</summary>
    private static readonly RolloverTiming BindDefault = new()
    {
        TTLkey = TimeSpan.FromHours(1),
        TTLsig = TimeSpan.FromDays(1),
        TTLds = TimeSpan.FromDays(1),
        DprpC = TimeSpan.FromMinutes(5),
        DprpP = TimeSpan.FromHours(1),
        Dsgn = TimeSpan.FromDays(14 - 5),
        PublishSafety = TimeSpan.FromHours(1),
        RetireSafety = TimeSpan.FromHours(1),
    };

    /// <summary>The policy of BIND's double-KSK example: its comments give IpubC = 27 h, Iret = 50 h and Tpub(N+1) = Tdea(N) - 101 h.</summary>
    private static readonly RolloverTiming BindDoubleKsk = new()
    {
        TTLkey = TimeSpan.FromHours(2),
        DprpC = TimeSpan.FromHours(1),
        PublishSafety = TimeSpan.FromDays(1),
        TTLds = TimeSpan.FromHours(1),
        DprpP = TimeSpan.FromHours(1),
        RetireSafety = TimeSpan.FromDays(2),
        Dreg = TimeSpan.FromDays(1),
        Lksk = TimeSpan.FromDays(60),
    };

    [Fact]
    public void The_default_policy_of_BIND_publishes_a_ZSK_2_h_5_min_ahead_and_keeps_the_old_one_10_d_1_h_5_min() => Assert.Equal(
        (new TimeSpan(2, 5, 0), new TimeSpan(10, 1, 5, 0)),
        (ZskPrePublication.Ipub(BindDefault).Length, ZskPrePublication.Iret(BindDefault).Length));

    [Fact]
    public void The_default_policy_of_BIND_keeps_an_old_KSK_26_h() => Assert.Equal(TimeSpan.FromHours(26), KskDoubleKsk.Iret(BindDefault).Length);

    [Fact]
    public void The_double_KSK_example_of_BIND_comes_out_alike()
    {
        var plan = RolloverPlanner.Plan(KskDoubleKsk.Method, BindDoubleKsk, Now);

        Assert.Equal((27, 50), (KskDoubleKsk.IpubC(BindDoubleKsk).Length.TotalHours, KskDoubleKsk.Iret(BindDoubleKsk).Length.TotalHours));
        Assert.Equal([0, 27, 101], plan.Steps.Select(step => (step.At - Now).TotalHours));
        Assert.Equal(Now.AddDays(60).AddHours(-24 - 27), KskDoubleKsk.LatestTpub(Now, BindDoubleKsk));
        Assert.Equal(Now.AddDays(60).AddHours(-24 - 27), RolloverPlanner.LatestStart(KskDoubleKsk.Method, BindDoubleKsk, Now));
    }

    [Fact]
    public void The_equations_of_the_times_fit_those_of_the_intervals()
    {
        var timing = BindDoubleKsk with { Lzsk = TimeSpan.FromDays(30) };

        Assert.Equal(Now.AddHours(27), KskDoubleKsk.Trdy(Now, timing));
        Assert.Equal(Now.AddHours(24), KskDoubleKsk.Tact(Now, timing));
        Assert.Equal(Now.AddHours(50), KskDoubleKsk.Tdea(Now, timing));
        Assert.Equal(Now + ZskPrePublication.Ipub(timing).Length, ZskPrePublication.Trdy(Now, timing));
        Assert.Equal(Now.AddDays(30) - ZskPrePublication.Ipub(timing).Length, ZskPrePublication.LatestTpub(Now, timing));
        Assert.Equal(Now.AddDays(30) - ZskDoubleSignature.Iret(timing).Length, ZskDoubleSignature.LatestTact(Now, timing));
        Assert.Null(ZskPrePublication.LatestTpub(Now, BindDefault));
    }

    [Theory]
    [InlineData("zsk", "pre-publication", "Ipub = Dprp + TTLkey", "RFC 7583 §3.2.1")]
    [InlineData("zsk", "double-signature", "Iret = Dsgn + Dprp + max(TTLkey, TTLsig)", "RFC 7583 §3.2.2")]
    [InlineData("ksk", "double-ksk", "IpubC = DprpC + TTLkey", "RFC 7583 §3.3.1")]
    [InlineData("ksk", "double-ds", "Dreg + IpubP = Dreg + DprpP + TTLds", "RFC 7583 §3.3.2")]
    [InlineData("ksk", "double-rrset", "Ipub = max(Dreg + DprpP + TTLds, DprpC + TTLkey)", "RFC 7583 §3.3.3")]
    [InlineData("algorithm", "conservative", "Isig = Dsgn + DprpC + TTLsig", "RFC 6781 §4.1.4")]
    public void The_first_wait_of_a_method_is_the_equation_of_its_section(string kind, string name, string equation, string section)
    {
        var wait = RolloverPlanner.Plan(RolloverMethods.Find(kind, name)!, new RolloverTiming(), Now).Steps[1].Waits[0];

        Assert.Equal((equation, section), (wait.Interval.Equation, wait.Interval.Section));
    }

    [Fact]
    public void An_unsigned_child_of_de_must_wait_a_day_after_its_DS_has_left_every_server()
    {
        var timing = new RolloverTiming { TTLds = TimeSpan.FromSeconds(86_400), DprpP = TimeSpan.Zero, Dreg = TimeSpan.Zero };

        Assert.Equal(Now.AddDays(1), RolloverPlanner.Plan(GoingUnsigned.Method, timing, Now).Steps[^1].At);
    }

    [Fact]
    public void A_timing_that_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RolloverPlanner.Plan(ZskPrePublication.Method, new RolloverTiming { TTLkey = -RandomTimings.Second }, Now));
        Assert.Null(new RolloverTiming().With(nameof(RolloverTiming.Dreg), -RandomTimings.Second));
        Assert.Null(new RolloverTiming().With("TTLzone", RandomTimings.Second));
    }
}
