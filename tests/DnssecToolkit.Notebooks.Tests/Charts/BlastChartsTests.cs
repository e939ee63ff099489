using System.Collections.Immutable;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Tests.Charts;

public sealed class BlastChartsTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 5, 20, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Each_kind_of_names_is_a_bar_of_its_statuses_the_worst_hit_first()
    {
        var blast = new BlastRadius(DomainName.Parse("de."), At, "rfc")
        {
            Groups =
            [
                Group(NameKind.UnsignedChild, SecurityStatus.Bogus, 180),
                Group(NameKind.SignedChild, SecurityStatus.Bogus, 2),
                Group(NameKind.SignedChild, SecurityStatus.Secure, 6),
                Group(NameKind.AbsentName, SecurityStatus.Indeterminate, 3),
                Group(NameKind.AbsentName, SecurityStatus.Secure, 1),
                Group(NameKind.Apex, SecurityStatus.Secure, 4),
            ],
            Verdicts = [],
            Population = ImmutableSortedDictionary<NameKind, long>.Empty.Add(NameKind.UnsignedChild, 17_000_000),
        };
        var chart = blast.ToChart();

        Assert.Equal(["unsigned children", "signed children", "types at the apex", "absent names"], chart.Lanes.Select(lane => lane.Name));
        Assert.Equal([(0, 0.25, Tone.Bogus), (0.25, 1, Tone.Secure)], chart.Lanes[1].Spans.Select(span => (span.From, span.To, span.Tone)));
        Picture.Holds(chart, "blast");
    }

    private static BlastGroup Group(NameKind kind, SecurityStatus status, int names) => new(kind, status, status == SecurityStatus.Bogus ? "rrsig-wrong" : null)
    {
        Names = names,
        Example = new NameVerdict(kind, DomainName.Parse("example.de."), new Question(DomainName.Parse("example.de."), RecordType.Ds), status, null),
    };
}
