using System.Collections.Frozen;
using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>The table of views. To show a new type: write its view, add a line here, mark the type with <c>[TypeFormatterSource]</c>.</summary>
internal static class Views
{
    /// <summary>Every view; for a value the one of the nearest base type counts.</summary>
    public static ImmutableArray<ValueView> All { get; } =
    [
        new TableView(),
        new ChartView(),
        new WordView<DomainName>(),
        new WordView<RecordType>(),
        new WordView<SecurityAlgorithm>(),
        new WordView<DigestType>(),
        new WordView<ResponseCode>(),
        new WordView<Question>(),
        new ResourceRecordView(),
        new RRsetView(),
        new SignedRRsetView(),
        new RdataView(),
        new MessageView(),
        new WordView<ServerAddress>(),
        new ExchangeView(),
        new CaptureView(),
        new VerdictView(),
        new FindingView(),
        new ChainOfTrustView(),
        new ServerDiagnosisView(),
        new DiagnosisView(),
        new ReportView(),
        new ZoneReportView(),
        new InternetView(),
        new SignedZoneView(),
        new FaultView(),
        new CaptureTimelineView(),
        new VerdictSweepView(),
        new VerdictLaneView(),
        new ServedHistoryView(),
        new ServedSpanView(),
        new RecordDifferenceView(),
        new WordView<FlipProof>(),
        new WordView<VerdictComparison>(),
        new WordView<ToldEvent>(),
        new RecoveryReportView(),
        new RecoveryBoundsView(),
        new OutageCurveView(),
        new MitigationView(),
        new RolloverPlanView(),
        new PlanReviewView(),
        new InvariantReportView(),
        new BlastRadiusView(),
        new AnchorHistoryView(),
    ];

    private static readonly FrozenDictionary<Type, ValueView> ByType = All.ToFrozenDictionary(view => view.ValueType);

    /// <summary>The forms of a value besides its text, in the order in which a host should prefer them.</summary>
    public static readonly string[] Forms = [MimeTypes.Html, MimeTypes.Plotly, MimeTypes.Svg, MimeTypes.Png, MimeTypes.Markdown];

    /// <summary>The view of a type, or null if the toolkit has none.</summary>
    public static ValueView? For(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (ByType.TryGetValue(candidate, out var view))
            {
                return view;
            }
        }

        return null;
    }
}
