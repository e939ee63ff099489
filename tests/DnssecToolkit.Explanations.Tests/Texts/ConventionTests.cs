using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Tests;

/// <summary>A code ties a rule, its words and its page together.</summary>
public sealed class ConventionTests
{
    public static TheoryData<string> Codes { get; } = [.. RuleBook.All.Select(info => info.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_words(string code)
    {
        var found = typeof(RuleBook).Assembly.GetTypes()
            .Where(type => (type.GetField("Info")?.GetValue(null) as RuleInfo)?.Code == code)
            .SelectMany(type => type.IsSubclassOf(typeof(Finding)) ? [type] : type.GetNestedTypes().Where(nested => nested.IsSubclassOf(typeof(Finding))))
            .ToList();

        Assert.NotEmpty(found);
        Assert.All(found, type => Assert.True(Explainer.HasText(type), $"{type.FullName} has no text"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_page_that_begins_with_it(string code)
    {
        var page = Explainer.Page(code);

        Assert.NotNull(page);
        Assert.StartsWith($"# {code}: ", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_quotes_the_sentence_and_names_the_codes_of_others(string code)
    {
        var page = Explainer.Page(code) ?? "";
        var info = RuleBook.Find(code)!;

        Assert.Contains("\n> RFC ", page, StringComparison.Ordinal);
        Assert.All(info.DnsvizCodes, dnsviz => Assert.Contains(dnsviz, page, StringComparison.Ordinal));
        if (info.ExtendedError is { } error)
        {
            Assert.Contains($"Extended DNS error {error.Number} ({error})", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_code_about_whole_zones_has_a_page()
    {
        Assert.All(Validation.Zones.ZoneCodes.All, code => Assert.StartsWith($"# {code}: ", Explainer.Page(code), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_belongs_to_a_code()
    {
        var pages = typeof(Explainer).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".md", StringComparison.Ordinal)).Select(name => name[..^3]);

        Assert.Empty(pages.Except(RuleBook.All.Select(info => info.Code)).Except(Validation.Zones.ZoneCodes.All));
    }
}
