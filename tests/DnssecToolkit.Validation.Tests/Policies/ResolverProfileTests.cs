using System.Text;

namespace DnssecToolkit.Validation.Tests;

public sealed class ResolverProfileTests
{
    private static readonly string[] Confidences =
        ["measured here", "read in the source", "read on a public page", "measured by others", "inferred from the source", "from memory", "not known"];

    [Fact]
    public void Every_value_of_every_profile_names_its_source_and_how_sure_it_is() =>
        Assert.All(ResolverProfiles.All, profile =>
        {
            Assert.Equal(14, profile.Cache.Provenance.Count);
            Assert.All(profile.Cache.Provenance.Values, value => Assert.Contains(value.Confidence, Confidences));
        });

    [Fact]
    public void The_resolvers_whose_judgement_is_known_have_a_cache_too() =>
        Assert.All(ResolverPolicies.All.Where(policy => policy.Name != "rfc"), policy => Assert.NotNull(ResolverProfiles.Find(policy.Name)));

    [Fact]
    public void Names_are_told_apart() => Assert.Equal(ResolverProfiles.All.Length, ResolverProfiles.All.Select(profile => profile.Name).Distinct().Count());

    [Theory]
    [InlineData("unbound", 86_400u, 86_400u)]
    [InlineData("unbound", 86_401u, 86_400u)]
    [InlineData("knot", 1u, 5u)]
    [InlineData("google", 100_000u, 86_400u)]
    [InlineData("dnsmasq", 100_000u, 100_000u)]
    public void A_record_is_kept_no_longer_and_no_shorter_than_the_limits_say(string name, uint ttl, uint kept) =>
        Assert.Equal(kept, ResolverProfiles.Find(name)!.Cache.Keeps(ttl));

    [Theory]
    [InlineData("unbound", 7200u, 3600u)]
    [InlineData("bind-9.18", 7200u, 7200u)]
    [InlineData("systemd-resolved", 9000u, 7200u)]
    public void Absence_has_a_limit_of_its_own(string name, uint ttl, uint kept) => Assert.Equal(kept, ResolverProfiles.Find(name)!.Cache.KeepsAbsence(ttl));

    [Theory]
    [InlineData("bind-9.18", 300u, 1u)]
    [InlineData("unbound", 300u, 60u)]
    [InlineData("knot", 300u, 0u)]
    [InlineData("powerdns", 300u, 300u)]
    [InlineData("powerdns", 7200u, 3600u)]
    [InlineData("hickory", 300u, 300u)]
    public void A_bogus_verdict_lives_as_long_as_its_resolver_keeps_it(string name, uint ttl, uint life) =>
        Assert.Equal(life, ResolverProfiles.Find(name)!.Cache.BogusVerdict.For(ttl));

    [Theory]
    [InlineData("[]", "A file of resolver profiles is an object with a list \"profiles\".")]
    [InlineData("{\"profiles\":[{}]}", "A profile has no \"name\".")]
    [InlineData("{\"profiles\":[{\"name\":\"x\"}]}", "The profile x has no object \"cache\".")]
    [InlineData("{\"profiles\":[{\"name\":\"x\",\"cache\":{}}]}", "The profile x: \"aggressive\" is missing, or is not an object with \"value\", \"source\" and \"confidence\".")]
    public void A_wrong_file_is_refused_with_what_and_where(string text, string problem) =>
        Assert.Equal(problem, ResolverProfiles.Parse(new MemoryStream(Encoding.UTF8.GetBytes(text))).Error!.Problem);

    [Fact]
    public void A_value_without_a_source_is_refused()
    {
        var text = File.ReadAllText(Repository.PathOf("data/policies/resolvers.json"));
        var at = text.IndexOf("\"source\": \"", StringComparison.Ordinal);
        var end = text.IndexOf("\", \"confidence\"", at, StringComparison.Ordinal);
        var problem = ResolverProfiles.Parse(new MemoryStream(Encoding.UTF8.GetBytes(text[..(at + 11)] + text[end..]))).Error!.Problem;
        Assert.Equal("The profile bind-9.18: \"maximumTtl\" needs a \"source\" and a \"confidence\".", problem);
    }
}
