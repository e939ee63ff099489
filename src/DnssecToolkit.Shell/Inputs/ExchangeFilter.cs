using System.CommandLine;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Shell.Inputs;

/// <summary>Options that choose exchanges, and the choice they make.</summary>
internal sealed class ExchangeFilter
{
    private readonly Option<string?> _since = new("--since") { Description = "Only from this instant on (UTC).", HelpName = "TIME" };
    private readonly Option<string?> _until = new("--until") { Description = "Only before this instant (UTC).", HelpName = "TIME" };
    private readonly Option<string[]> _server = new("--server") { Description = "Only exchanges with this server; may be given more than once.", HelpName = "IP" };
    private readonly Option<string?> _name = new("--name") { Description = "Only questions at or below this name.", HelpName = "NAME" };
    private readonly Option<string?> _type = new("--type") { Description = "Only questions of this type.", HelpName = "TYPE" };

    public void AddTo(Command command)
    {
        command.Add(_since);
        command.Add(_until);
        command.Add(_server);
        command.Add(_name);
        command.Add(_type);
    }

    /// <summary>The condition that the command line states.</summary>
    public Func<Exchange, bool> Condition(ParseResult parsed)
    {
        DateTimeOffset? since = parsed.GetValue(_since) is { } from ? Instant.Parse(from, "--since") : null;
        DateTimeOffset? until = parsed.GetValue(_until) is { } to ? Instant.Parse(to, "--until") : null;
        var servers = (parsed.GetValue(_server) ?? []).Select(Address).ToHashSet();
        var name = parsed.GetValue(_name) is { } below ? Options.Name(below) : null;
        RecordType? type = parsed.GetValue(_type) is { } wanted ? Options.Type(wanted) : null;
        return exchange =>
            !(exchange.At < since) && !(exchange.At >= until)
            && (servers.Count == 0 || servers.Contains(exchange.Server.Address))
            && (name is null || exchange.Question?.Name.IsAtOrBelow(name) == true)
            && (type is null || exchange.Question?.Type == type);
    }

    private static IPAddress Address(string text) => IPAddress.TryParse(text, out var address)
        ? address
        : throw CommandException.WrongUsage($"--server \"{text}\" is not an IP address");
}
