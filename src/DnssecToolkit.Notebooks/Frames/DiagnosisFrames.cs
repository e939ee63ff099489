using DnssecToolkit.Explanations;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Validation;
using Microsoft.Data.Analysis;

namespace DnssecToolkit.Notebooks;

/// <summary>Diagnoses as data frames: findings, servers and the chain.</summary>
public static class DiagnosisFrames
{
    /// <summary>A row for each finding: <c>severity</c>, <c>code</c>, <c>zone</c>, <c>owner</c>, <c>type</c>, <c>tag</c>, <c>breaks</c> (whether a link failed for it), <c>ede</c>, <c>message</c>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Finding[] rows = [.. findings];
        return new DataFrame(
            new StringDataFrameColumn("severity", rows.Select(finding => finding.Severity.ToString().ToLowerInvariant())),
            new StringDataFrameColumn("code", rows.Select(finding => finding.Code)),
            new StringDataFrameColumn("zone", rows.Select(finding => finding.Place.Zone.ToString())),
            new StringDataFrameColumn("owner", rows.Select(finding => finding.Place.Owner.ToString())),
            new StringDataFrameColumn("type", rows.Select(finding => finding.Place.Type.ToString())),
            new Int32DataFrameColumn("tag", rows.Select(finding => (int?)finding.Place.KeyTag)),
            new BooleanDataFrameColumn("breaks", rows.Select(finding => finding.BreaksLink)),
            new Int32DataFrameColumn("ede", rows.Select(finding => (int?)finding.Rule.ExtendedError?.Number)),
            new StringDataFrameColumn("message", rows.Select(finding => Explainer.Explain(finding).Message)));
    }

    /// <summary>A row for each server: <c>server</c>, <c>status</c>, <c>cause</c> (the code), <c>zones</c>, <c>serial</c>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<ServerDiagnosis> servers)
    {
        ArgumentNullException.ThrowIfNull(servers);
        ServerDiagnosis[] rows = [.. servers];
        return new DataFrame(
            new StringDataFrameColumn("server", rows.Select(server => server.Server.ToString())),
            new StringDataFrameColumn("status", rows.Select(server => StatusBadge.Word(server.Verdict.Status))),
            new StringDataFrameColumn("cause", rows.Select(server => (server.Verdict as Verdict.Bogus)?.Cause.Code)),
            new StringDataFrameColumn("zones", rows.Select(server => string.Join(", ", server.Zones))),
            new Int64DataFrameColumn("serial", rows.Select(server => (long?)server.Serial)));
    }

    /// <summary>A row for each step from the anchor to the answer: <c>step</c>, <c>status</c>, <c>how</c>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<ChainLine> chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ChainLine[] rows = [.. chain];
        return new DataFrame(
            new StringDataFrameColumn("step", rows.Select(line => line.What)),
            new StringDataFrameColumn("status", rows.Select(line => StatusBadge.Word(line.Status))),
            new StringDataFrameColumn("how", rows.Select(line => line.How)));
    }

    /// <summary>The chain as a table to look at.</summary>
    public static Table ToTable(this IEnumerable<ChainLine> chain) => DiagnosisTables.OfChain(chain);

    /// <summary>The findings as a table to look at.</summary>
    public static Table ToTable(this IEnumerable<Finding> findings) => DiagnosisTables.OfFindings(findings);

    /// <summary>The servers as a table to look at.</summary>
    public static Table ToTable(this IEnumerable<ServerDiagnosis> servers) => DiagnosisTables.OfServers(servers);
}
