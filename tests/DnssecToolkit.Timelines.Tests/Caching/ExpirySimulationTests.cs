namespace DnssecToolkit.Timelines.Tests;

public sealed class ExpirySimulationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(7200)]
    [InlineData(86_400)]
    public void What_is_left_of_a_record_is_uniform(int ttl)
    {
        var counts = ExpirySimulation.Run(4_000_000, [(uint)ttl], seed: 3);
        Assert.Equal(ttl, counts.BySecond.Length);
        for (var tenth = 1; tenth <= 10; tenth++)
        {
            Assert.Equal((double)(ttl * tenth / 10) / ttl, counts.GoneBy(ttl * tenth / 10), 0.0015);
        }
    }

    [Theory]
    [InlineData(3600, 7200)]
    [InlineData(300, 7200)]
    [InlineData(7200, 300)]
    public void An_answer_after_its_proof_runs_out_as_E2_says(int answer, int proof)
    {
        var counts = ExpirySimulation.Run(4_000_000, [(uint)answer, (uint)proof], seed: 5);
        for (var after = 0; after <= answer + proof; after += 300)
        {
            Assert.Equal(ClosedForms.FailingShareOfShared(answer, proof, after), counts.GoneBy(after), 0.0015);
        }
    }

    [Fact]
    public void No_second_has_more_than_chance_allows()
    {
        var counts = ExpirySimulation.Run(20_000_000, [1000u], seed: 1).BySecond;
        var chiSquare = counts.Sum(count => (count - 20_000.0) * (count - 20_000.0) / 20_000);
        Assert.InRange(chiSquare, 999 - (5 * Math.Sqrt(2 * 999)), 999 + (5 * Math.Sqrt(2 * 999)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1_000_003)]
    public void Each_record_runs_out_once(long records) => Assert.Equal(records, ExpirySimulation.Run(records, [300u, 600u], seed: 2).Records);

    [Fact]
    public void The_same_seed_gives_the_same_counts_on_every_machine_and_another_seed_others()
    {
        Assert.Equal(ExpirySimulation.Run(1000, [60u], 7).BySecond, ExpirySimulation.Run(1000, [60u], 7).BySecond);
        Assert.NotEqual(ExpirySimulation.Run(1000, [60u], 7).BySecond, ExpirySimulation.Run(1000, [60u], 8).BySecond);

        // xorshift32 of the first lane, worked out by hand from its seed.
        var state = (uint)Seeds.Mix(7, 0) | 1;
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        Assert.Equal(1, ExpirySimulation.Run(1, [60u], 7).BySecond[(int)((state >> 8) * 60.0 / (1 << 24))]);
    }

    [Fact]
    public void Nothing_is_drawn_without_a_ttl() => Assert.Throws<ArgumentOutOfRangeException>(() => ExpirySimulation.Run(1, [], 1));
}
