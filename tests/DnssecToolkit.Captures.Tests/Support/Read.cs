namespace DnssecToolkit.Captures.Tests.Support;

/// <summary>Reads captures from octets.</summary>
internal static class Reading
{
    public static Capture Read(byte[] file, CaptureReaderOptions? options = null, string? name = "file") =>
        CaptureReader.Read(new MemoryStream(file), name, options);

    /// <summary>Reads packets of raw IP and wants no loss.</summary>
    public static Capture Packets(params byte[][] packets)
    {
        var capture = Read(PacketFile.Pcap(packets));
        Assert.Empty(capture.Losses);
        return capture;
    }

    public static ReadOnlySpan<byte> ResponseOf(Exchange exchange) => Assert.IsType<Outcome.Answered>(exchange.Outcome).Response.Span;

    /// <summary>An exchange by its values, so that lists can be compared.</summary>
    public static string Text(Exchange exchange) => string.Join(
        ' ',
        exchange.At.UtcTicks,
        exchange.AskedAt?.UtcTicks,
        exchange.Server.Address,
        exchange.Server.Port,
        exchange.Server.Name,
        exchange.Client,
        exchange.Transport,
        exchange.Recorder,
        exchange.IsRemade,
        Convert.ToHexString(exchange.Query.Span),
        exchange.Outcome switch
        {
            Outcome.Answered answered => Convert.ToHexString(answered.Response.Span),
            Outcome.Unreadable unreadable => unreadable.Reason + Convert.ToHexString(unreadable.Octets.Span),
            _ => exchange.Outcome.ToString(),
        });

    public static string[] Texts(Capture capture) => [.. capture.Exchanges.Select(Text)];
}
