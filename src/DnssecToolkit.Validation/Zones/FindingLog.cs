using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones;

/// <summary>Collects findings from several threads, within a bound for each code.</summary>
internal sealed class FindingLog(int perCode)
{
    private readonly Lock _lock = new();
    private readonly List<ZoneFinding> _findings = [];
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>Adds a finding; the owner is a name on the wire.</summary>
    public void Add(string code, Severity severity, ReadOnlySpan<byte> owner, ushort? type, int? line, string facts, byte? algorithm = null, ushort? keyTag = null)
    {
        lock (_lock)
        {
            var count = _counts.GetValueOrDefault(code) + 1;
            _counts[code] = count;
            if (severity == Severity.Error)
            {
                Errors++;
            }

            if (count <= perCode)
            {
                _findings.Add(new ZoneFinding(
                    code,
                    severity,
                    owner.IsEmpty ? DomainName.Root : DomainName.FromWire(owner),
                    type is { } t ? new RecordType(t) : null,
                    algorithm is { } a ? new SecurityAlgorithm(a) : null,
                    keyTag,
                    line,
                    facts));
            }
        }
    }

    /// <summary>Whether the next finding of the code would be kept: if not, its facts need not be written.</summary>
    public bool Keeps(string code)
    {
        lock (_lock)
        {
            return _counts.GetValueOrDefault(code) < perCode;
        }
    }

    /// <summary>How many errors there are, those not kept included.</summary>
    public long Errors { get; private set; }

    /// <summary>The findings by line, then owner, then code.</summary>
    public IEnumerable<ZoneFinding> InOrder() => _findings
        .OrderBy(finding => finding.Line ?? int.MaxValue)
        .ThenBy(finding => finding.Owner)
        .ThenBy(finding => finding.Code, StringComparer.Ordinal)
        .ThenBy(finding => finding.Type?.Number)
        .ThenBy(finding => finding.KeyTag);

    /// <summary>How many findings of each code there are.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;
}
