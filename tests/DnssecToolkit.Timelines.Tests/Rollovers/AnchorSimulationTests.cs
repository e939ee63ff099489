using System.Collections.Immutable;
using CsCheck;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines.Tests;

public class AnchorSimulationTests
{
    private static readonly DateTimeOffset Start = RandomTimings.Start;
    private static readonly Dnskey Old = Key(1);
    private static readonly Dnskey New = Key(2);
    private static readonly TimeSpan Ttl = TimeSpan.FromDays(2);

    [Fact]
    public void A_new_key_is_trusted_when_it_is_seen_again_after_thirty_days_and_not_a_second_before()
    {
        Assert.Equal(AutomaticUpdateState.AddPending, After(Seen(0, Old, New), Seen(30, Old, New, -1)).StateAt(New, Start.AddDays(40)));
        Assert.Equal(AutomaticUpdateState.Valid, After(Seen(0, Old, New), Seen(30, Old, New)).StateAt(New, Start.AddDays(40)));
    }

    [Fact]
    public void A_DNSKEY_TTL_longer_than_thirty_days_makes_the_hold_down_longer()
    {
        var history = AnchorSimulation.Run([Old], [Seen(0, Old, New), Seen(39, Old, New), Seen(40, Old, New)], TimeSpan.FromDays(40), Start.AddDays(50));

        Assert.Equal(Start.AddDays(40), Assert.Single(history.Transitions, transition => transition.To == AutomaticUpdateState.Valid).At);
    }

    [Fact]
    public void A_new_key_that_vanishes_must_wait_from_the_beginning()
    {
        var history = After(Seen(0, Old, New), Seen(20, Old), Seen(25, Old, New), Seen(31, Old, New), Seen(55, Old, New));

        Assert.Equal(
            [("NewKey", 0), ("KeyRem", 20), ("NewKey", 25), ("AddTime", 55)],
            history.Transitions.Select(transition => (transition.Event, (int)(transition.At - Start).TotalDays)));
    }

    [Fact]
    public void A_key_that_is_missing_is_still_trusted_and_valid_again_when_it_returns()
    {
        var history = AnchorSimulation.Run([Old, New], [Seen(1, Old), Seen(2, Old, New)], Ttl, Start.AddDays(9));

        Assert.Equal((AutomaticUpdateState.Missing, true), (history.StateAt(New, Start.AddDays(1)), history.Trusts(New, Start.AddDays(1))));
        Assert.Equal(AutomaticUpdateState.Valid, history.StateAt(New, Start.AddDays(2)));
    }

    [Fact]
    public void A_revoked_key_is_distrusted_at_once_and_forgotten_after_thirty_days()
    {
        var revoked = Revoked(Old);
        var history = AnchorSimulation.Run([Old, New], [new ObservedKeySet(Start, [revoked, New], [revoked, New])], Ttl, Start.AddDays(30));

        Assert.False(history.Trusts(Old, Start));
        Assert.Equal(AutomaticUpdateState.Revoked, history.StateAt(Old, Start.AddDays(30) - RandomTimings.Second));
        Assert.Equal(AutomaticUpdateState.Removed, history.StateAt(Old, Start.AddDays(30)));
    }

    [Fact]
    public void A_revocation_that_the_key_itself_does_not_sign_is_none()
    {
        var history = AnchorSimulation.Run([Old, New], [new ObservedKeySet(Start, [Revoked(Old), New], [New])], Ttl, Start.AddDays(1));

        Assert.Equal(AutomaticUpdateState.Missing, history.StateAt(Old, Start));
    }

    [Fact]
    public void A_revoked_key_never_comes_back()
    {
        var revoked = Revoked(Old);
        var history = AnchorSimulation.Run([Old, New], [new ObservedKeySet(Start, [revoked, New], [revoked, New]), Seen(1, New, Old), Seen(99, New, Old)], Ttl, Start.AddDays(99));

        Assert.False(history.Trusts(Old, Start.AddDays(99)));
    }

    [Fact]
    public void A_set_that_no_anchor_signs_teaches_nothing()
    {
        var stranger = new ObservedKeySet(Start, [New], [New]);
        var history = After(stranger);

        Assert.Same(stranger, Assert.Single(history.Refused));
        Assert.Empty(history.Transitions);
    }

    [Fact]
    public void A_key_without_the_SEP_flag_is_not_learned() =>
        Assert.Empty(After(new ObservedKeySet(Start, [Old, Key(3, flags: Dnskey.ZoneKeyFlag)], [Old])).Transitions);

    [Theory]
    [InlineData(172_800, 10, 24)] // the root: half of two days
    [InlineData(60, 14, 1)]
    [InlineData(8_640_000, 60, 360)]
    [InlineData(8_640_000, 14, 168)]
    public void The_query_interval_is_half_of_TTL_or_signature_life_within_an_hour_and_fifteen_days(int ttl, int validityDays, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), AnchorTimers.QueryInterval(TimeSpan.FromSeconds(ttl), TimeSpan.FromDays(validityDays)));

    [Fact]
    public void A_failure_is_tried_again_after_a_tenth_within_an_hour_and_a_day()
    {
        Assert.Equal(TimeSpan.FromHours(4.8), AnchorTimers.RetryTime(Ttl, TimeSpan.FromDays(10)));
        Assert.Equal(TimeSpan.FromDays(1), AnchorTimers.RetryTime(TimeSpan.FromDays(20), TimeSpan.FromDays(20)));
        Assert.Equal(TimeSpan.FromHours(1), AnchorTimers.RetryTime(TimeSpan.FromHours(1), TimeSpan.FromDays(20)));
    }

    /// <summary>The plan's first wait against the state machine: a validator asks at its interval, from any moment.</summary>
    [Fact]
    public void Every_validator_trusts_the_new_key_by_the_date_of_the_plan_and_some_do_not_long_before() =>
        Gen.Select(Gen.Int[3600, 2_000_000], Gen.Int[1, 60], Gen.Double[0, 1]).Sample(
            (ttl, validity, phase) =>
            {
                var timing = new RolloverTiming { TTLkey = TimeSpan.FromSeconds(ttl), SignatureValidity = TimeSpan.FromDays(validity) };
                var plan = RolloverPlanner.Plan(KskAutomaticAnchors.Method, timing, Start);
                var interval = AnchorTimers.QueryInterval(timing.TTLkey, timing.SignatureValidity);
                var active = plan.Step("Tact(N+1)")!.At;
                var asked = Enumerable.Range(0, 2000).Select(index => Start + (interval * (phase + index))).TakeWhile(at => at <= active);
                var history = AnchorSimulation.Run([Old], asked.Select(at => new ObservedKeySet(at, [Old, New], [Old])), timing.TTLkey, active);

                Assert.True(history.Trusts(New, active));
                Assert.False(history.Trusts(New, active - (2 * interval) - RandomTimings.Second));
            },
            iter: 200,
            threads: 1);

    private static AnchorHistory After(params ObservedKeySet[] seen) => AnchorSimulation.Run([Old], seen, Ttl, Start.AddDays(99));

    private static ObservedKeySet Seen(int day, Dnskey signer, Dnskey? other = null, int seconds = 0) =>
        new(Start.AddDays(day).AddSeconds(seconds), other is null ? [signer] : [signer, other], [signer]);

    private static Dnskey Key(byte number, ushort flags = Dnskey.ZoneKeyFlag | Dnskey.SecureEntryPointFlag) =>
        new(flags, 3, SecurityAlgorithm.EcdsaP256Sha256, Enumerable.Repeat(number, 64).ToImmutableArray().AsMemory());

    private static Dnskey Revoked(Dnskey key) => new((ushort)(key.Flags | Dnskey.RevokeFlag), key.Protocol, key.Algorithm, key.PublicKey);
}
