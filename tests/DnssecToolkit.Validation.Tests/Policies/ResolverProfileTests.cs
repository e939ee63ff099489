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
            Assert.Equal(15, profile.Cache.Provenance.Count);
            Assert.All(profile.Cache.Provenance.Values, value => Assert.Contains(value.Confidence, Confidences));
            Assert.Equal(profile.Validation is null ? 0 : 10, profile.Validation?.Provenance.Count ?? 0);
            Assert.All(profile.Validation?.Provenance.Values ?? [], value => Assert.Contains(value.Confidence, Confidences));
        });

    [Fact]
    public void The_resolvers_whose_judgement_is_known_have_a_cache_too() =>
        Assert.All(ResolverPolicies.All.Where(policy => policy.Name != "rfc"), policy => Assert.NotNull(ResolverProfiles.Find(policy.Name)));

    [Fact]
    public void Both_halves_of_a_profile_are_one_record_of_one_file()
    {
        using var stream = File.OpenRead(Repository.PathOf("data/policies/resolvers.json"));
        var read = ResolverProfiles.Parse(stream).Value;
        Assert.Equal(read.Select(profile => profile.Name), ResolverProfiles.All.Concat(ResolverProfiles.Versions).Select(profile => profile.Name));
        Assert.All(ResolverPolicies.All.Skip(1).Concat(ResolverPolicies.Versions), policy => Assert.Same(policy, ResolverProfiles.Find(policy.Name)!.Validation));
    }

    [Fact]
    public void Nothing_of_a_resolver_is_written_a_second_time_in_code()
    {
        // The code knows the RFCs' own reading alone: no other policy is made from values there.
        var code = Directory.GetFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal));
        var made = code.Where(file => File.ReadAllText(file) is var text && (text.Contains("new ResolverPolicy(", StringComparison.Ordinal) || text.Contains("ResolverPolicy Rfc { get; } = new(", StringComparison.Ordinal)
            || text.Contains("new CachePolicy", StringComparison.Ordinal)));
        Assert.Equal(["CachePolicyReader.cs", "ResolverPolicies.cs", "ResolverPolicyReader.cs"], made.Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Budget =", File.ReadAllText(Repository.PathOf("src/DnssecToolkit.Validation/Policies/ResolverPolicies.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_has_the_values_of_its_family_but_for_its_own()
    {
        var (family, version) = (ResolverPolicies.PowerDns, ResolverPolicies.PowerDns48);
        Assert.Equal((150, 50), (version.Nsec3IterationLimit(2048), family.Nsec3IterationLimit(2048)));
        Assert.Equal((family.Budget, family.Skew), (version.Budget, version.Skew));
        Assert.Equal(family.Habits, version.Habits & family.Habits); // its own habits come on top
        Assert.NotEqual(family.Habits, version.Habits);
        Assert.Equal(ResolverProfiles.Find("powerdns")!.Cache with { Provenance = [], EndsWithSignature = false }, ResolverProfiles.Find("powerdns-4.8")!.Cache with { Provenance = [] });
    }

    [Fact]
    public void What_live_resolvers_showed_is_in_their_profiles()
    {
        CachePolicy Of(string name) => ResolverProfiles.Find(name)!.Cache;
        Assert.Equal((10u, 60u), (Of("unbound").BogusVerdict.ForUnchecked(10), Of("unbound").BogusVerdict.For(10)));
        Assert.Equal(60u, Of("powerdns").BogusVerdict.Repeated);
        Assert.Equal((8u, 3600u), (Of("powerdns").KeepsBrokenKeys(8), Of("powerdns").KeepsBrokenChain(7200)));
        Assert.Equal(30u, Of("bind-9.18").KeepsBrokenKeys(8));
        Assert.True(Of("bind-9.18") is { EndsWithSignature: true, KeysEndWithSignature: false, NegativeTrustAnchors.ClearsVerdicts: true });
        Assert.True(Of("knot-5.6") is { SettlesAtReferral: true, NegativeTrustAnchors.WaitsFor: AnchorDelay.BogusCopies, ServeStale.OnBogus: false });
        Assert.True(Of("unbound") is { ServeStale.OnBogus: true, NegativeTrustAnchors: { ClearsVerdicts: false, WaitsFor: AnchorDelay.Keys } });
        Assert.False(Of("unbound-1.17").ServeStale.OnBogus);
    }

    [Theory]
    [InlineData("\"delegation\": {\"value\": \"settles\"", "\"delegation\": {\"value\": \"sometimes\"", "\"delegation\" is not \"settles\" or \"separate\".")]
    [InlineData("\"waitsFor\": \"keys\"", "\"waitsFor\": \"rain\"", "\"negativeTrustAnchor\" has a \"waitsFor\" that is not \"keys\" or \"bogus copies\".")]
    public void A_word_that_means_nothing_is_refused(string right, string wrong, string problem)
    {
        var text = File.ReadAllText(Repository.PathOf("data/policies/resolvers.json"));
        Assert.Contains(right, text, StringComparison.Ordinal);
        var read = ResolverProfiles.Parse(new MemoryStream(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))));
        Assert.EndsWith(problem, read.Error!.ToString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_corrects_a_value_in_the_file_corrects_the_diagnosis_and_the_timeline()
    {
        var text = File.ReadAllText(Repository.PathOf("data/policies/resolvers.json"))
            .Replace("\"insecureAbove\": 50, \"bogusAbove\": null", "\"insecureAbove\": 49, \"bogusAbove\": 99", StringComparison.Ordinal)
            .Replace("{\"mode\": \"fixed\", \"seconds\": 60, ", "{\"mode\": \"fixed\", \"seconds\": 61, ", StringComparison.Ordinal);
        var read = ResolverProfiles.Parse(new MemoryStream(Encoding.UTF8.GetBytes(text))).Value;
        var knot = read.Single(profile => profile.Name == "knot").Validation!;
        Assert.Equal((49, 99), (knot.Nsec3IterationLimit(1024), knot.Nsec3RefusalLimit));
        Assert.Equal(61u, read.Single(profile => profile.Name == "unbound").Cache.BogusVerdict.For(300));
    }

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
    [InlineData("{\"profiles\":[{\"name\":\"x\",\"like\":\"y\"}]}", "The profile x is like \"y\", which is not above it.")]
    [InlineData("{\"profiles\":[{\"name\":\"x\",\"cache\":{\"maximumTLT\":{}}}]}", "The profile x: there is no value \"maximumTLT\"; there are maximumTtl, minimumTtl, maximumNegativeTtl, bogusVerdict, failure, brokenKeys, brokenChain, endsWithSignature, delegation, serversTried, serveStale, prefetch, aggressive, negativeTrustAnchor, validates.")]
    public void A_wrong_file_is_refused_with_what_and_where(string text, string problem) =>
        Assert.Equal(problem, ResolverProfiles.Parse(new MemoryStream(Encoding.UTF8.GetBytes(text))).Error!.Problem);

    [Theory]
    [InlineData("\"signer-may-be-above\"", "\"signer-may-be-below\"", "has \"signer-may-be-below\"; there are ")]
    [InlineData("\"failuresPerRRset\": 1,", "\"failures\": 1,", "has a \"failures\"; there are ")]
    [InlineData("\"insecureAbove\": 150", "\"insecureAbove\": -1", "has a \"insecureAbove\" of -1, which is no count")]
    [InlineData("[5, 7, 8", "[5, 70000, 8", "has 70000, which is no code point")]
    public void A_slip_in_how_a_resolver_judges_is_told(string good, string bad, string problem)
    {
        var text = File.ReadAllText(Repository.PathOf("data/policies/resolvers.json"));
        Assert.Contains(good, text, StringComparison.Ordinal);
        Assert.Contains(problem, ResolverProfiles.Parse(new MemoryStream(Encoding.UTF8.GetBytes(text.Replace(good, bad, StringComparison.Ordinal)))).Error!.Problem, StringComparison.Ordinal);
    }

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
