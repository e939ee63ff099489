using System.Globalization;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Lab.Serving;

namespace DnssecToolkit.Shell.Commands;

/// <summary>A query and its answer on one line.</summary>
internal static class LabQueryLine
{
    public static string Of(ServedQuery served)
    {
        var asked = Message.Parse(served.Query).TryGet(out var query) ? Text(query) : string.Create(CultureInfo.InvariantCulture, $"{served.Query.Length} octets that are no query");
        var answered = served.Reply switch
        {
            ServerReply.Octets octets when Message.Parse(octets.Message).TryGet(out var reply) => Text(reply, octets.Message.Length),
            ServerReply.Octets octets => string.Create(CultureInfo.InvariantCulture, $"{octets.Message.Length} octets that are no message"),
            _ => "silence",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{served.At:HH:mm:ss.fff} {served.Server.Address} {served.Transport.ToString().ToLowerInvariant()} {asked} -> {answered}");
    }

    private static string Text(Message query) =>
        $"{(query.Question is { } question ? $"{question.Name} {question.Type}" : "no question")}{(query.Edns is { DnssecOk: true } ? " +do" : "")}{(query.CheckingDisabled ? " +cd" : "")}";

    private static string Text(Message reply, int size) => string.Create(
        CultureInfo.InvariantCulture,
        $"{reply.ResponseCode}{(reply.IsAuthoritative ? " aa" : "")}{(reply.IsTruncated ? " tc" : "")} {reply.Answer.Length}/{reply.Authority.Length}/{reply.Additional.Length}, {size} octets");
}
