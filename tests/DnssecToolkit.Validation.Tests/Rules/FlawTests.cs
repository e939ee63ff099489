namespace DnssecToolkit.Validation.Tests;

/// <summary>Each rule fires on its flaw, and nothing else does.</summary>
public sealed class FlawTests
{
    public static TheoryData<string> Codes { get; } = [.. Flaws.All.Select(flaw => flaw.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_flaw_gives_its_code_and_no_other(string code)
    {
        var flaw = Flaws.Of(code);

        var found = Subjects.Codes(flaw.Subject, flaw.Context).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(flaw.Companions.Append(code).Order(StringComparer.Ordinal), found);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void One_mistake_gives_one_finding(string code)
    {
        var flaw = Flaws.Of(code);

        Assert.Single(Subjects.Codes(flaw.Subject, flaw.Context), found => found == code);
    }

    [Fact]
    public void Every_code_of_these_areas_has_a_subject_with_its_flaw()
    {
        IEnumerable<RuleInfo> infos =
        [
            .. SignatureRules.OfSignatures.Select(rule => rule.Info), .. SignatureRules.OfRRsets.Select(rule => rule.Info),
            .. DelegationRules.OfDsSets.Select(rule => rule.Info), .. DelegationRules.OfLinks.Select(rule => rule.Info),
            .. KeyRules.OfKeySets.Select(rule => rule.Info), .. KeyRules.OfMissingKeySets.Select(rule => rule.Info),
        ];

        Assert.Equal(infos.Select(info => info.Code).Order(StringComparer.Ordinal), Flaws.All.Select(flaw => flaw.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_makes_a_signature_fail_is_told_as_an_error()
    {
        var failing = Flaws.All.Where(flaw => flaw.Subject is SignatureCheck { IsValid: false } check
            && !check.Has(SignatureProblems.AlgorithmUnsupported | SignatureProblems.NotCheckable));

        Assert.All(failing, flaw => Assert.Equal(Severity.Error, flaw.Finding.Severity));
    }

    [Fact]
    public void What_keeps_a_key_set_from_being_trusted_is_told_as_an_error()
    {
        var failing = Flaws.All.Where(flaw => flaw.Subject is KeySetCheck { IsValid: false });

        Assert.All(failing, flaw => Assert.Equal(Severity.Error, flaw.Finding.Severity));
    }

    [Fact]
    public void An_error_beside_a_working_path_decides_nothing()
    {
        var beside = Flaws.All.Where(flaw => flaw.Finding.Severity == Severity.Error
            && flaw.Subject is RRsetCheck { IsValid: true } or KeySetCheck { IsValid: true } or DsSetCheck { HasMatch: true });

        Assert.NotEmpty(beside);
        Assert.All(beside.Where(flaw => flaw.Finding.Severity == Severity.Error), flaw => Assert.True(flaw.Finding.DecidesNothing, flaw.Code));
    }

    [Fact]
    public void What_breaks_a_link_is_never_said_to_decide_nothing()
    {
        var breaking = Flaws.All.Where(flaw => flaw.Subject is RRsetCheck { IsValid: false } or KeySetCheck { IsValid: false } or DsSetCheck { HasMatch: false, NoneUsable: false } or MissingKeySet
            || (flaw.Subject is SignatureCheck { IsValid: false } check && !check.Has(SignatureProblems.AlgorithmUnsupported)));

        Assert.NotEmpty(breaking);
        Assert.All(breaking, flaw => Assert.False(flaw.Finding.DecidesNothing, flaw.Code));
    }
}
