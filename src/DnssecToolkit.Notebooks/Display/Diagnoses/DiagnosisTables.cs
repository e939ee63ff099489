using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Explanations;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>The parts of a diagnosis as tables.</summary>
internal static class DiagnosisTables
{
    /// <summary>The chain step by step.</summary>
    public static Table OfChain(IEnumerable<ChainLine> chain) => Table.Of(
        ["Step", "Status", "How"],
        chain.Select(line => new[] { line.What, StatusBadge.Word(line.Status), line.How }),
        "Chain of trust").WithStatus("Status");

    /// <summary>What each server's word alone comes to.</summary>
    public static Table OfServers(IEnumerable<ServerDiagnosis> servers) => Table.Of(
        ["Server", "Status", "Cause", "Zones", "Serial", "Extended errors"],
        servers.Select(server => new[]
        {
            server.Server.ToString(),
            StatusBadge.Word(server.Verdict.Status),
            CauseOf(server),
            string.Join(", ", server.Zones),
            server.Serial?.ToString(CultureInfo.InvariantCulture) ?? "",
            string.Join(", ", server.ExtendedErrors),
        }),
        "Each server by itself").WithStatus("Status");

    /// <summary>The code of what makes it bogus, and whether the fault is another server's.</summary>
    public static string CauseOf(ServerDiagnosis server) => server.Verdict is not Verdict.Bogus { Cause: var cause } ? ""
        : server.IsAtFault ? cause.Code
        : $"{cause.Code}, not by this server";

    /// <summary>Findings with their words, in the order given.</summary>
    public static Table OfFindings(IEnumerable<Finding> findings, string? caption = null) => Table.Of(
        ["Severity", "Code", "Place", "What"],
        findings.Select(finding => (finding, Explainer.Explain(finding))).Select(pair => new[]
        {
            pair.finding.Severity.ToString().ToLowerInvariant(),
            pair.finding.Code,
            pair.finding.Place.ToString(),
            $"{pair.Item2.Message}; {pair.Item2.Label}",
        }),
        caption);

    /// <summary>The codes and names of extended DNS errors.</summary>
    public static string ExtendedErrors(Diagnosis diagnosis) => string.Join(", ", diagnosis.ExtendedErrors.Select(code =>
        string.Create(CultureInfo.InvariantCulture, $"{code.Number} ({code})")));
}
