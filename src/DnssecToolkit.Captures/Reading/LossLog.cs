using System.Globalization;

namespace DnssecToolkit.Captures;

/// <summary>Collects losses while a file is read. A hostile file must not make the account longer than itself: behind a limit losses are only counted.</summary>
internal sealed class LossLog(string? source, Action<ReadingLoss> report)
{
    /// <summary>How many losses of a file are listed one by one.</summary>
    public const int Limit = 1000;

    private int listed;
    private long unlisted;
    private long unlistedOctets;

    /// <summary>The name of the file.</summary>
    public string? Source => source;

    /// <summary>Notes a loss.</summary>
    public void Add(string reason, long? offset = null, long? octets = null, int? line = null, int? column = null)
    {
        if (listed >= Limit)
        {
            unlisted++;
            unlistedOctets += octets ?? 0;
            return;
        }

        listed++;
        report(new ReadingLoss(reason) { Source = source, Offset = offset, Octets = octets, Line = line, Column = column });
    }

    /// <summary>Tells how many losses were not listed.</summary>
    public void Close()
    {
        if (unlisted > 0)
        {
            report(new ReadingLoss(string.Create(CultureInfo.InvariantCulture, $"{unlisted} more losses are not listed"))
            {
                Source = source,
                Octets = unlistedOctets > 0 ? unlistedOctets : null,
            });
            unlisted = 0;
        }
    }
}
