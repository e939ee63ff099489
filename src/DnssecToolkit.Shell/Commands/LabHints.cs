using System.Globalization;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Lab.Serving;

namespace DnssecToolkit.Shell.Commands;

/// <summary>What to type when a lab is served.</summary>
internal sealed class LabHints(Internet internet, LoopbackServers servers, string folder, int resolverPort, DateTimeOffset? pretended)
{
    private const int UsualPort = 53;

    private static readonly Question Fallback = new(DomainName.Root, RecordType.Soa);

    public IEnumerable<string> Lines(IReadOnlyList<Question> questions)
    {
        var question = questions.Count > 0 ? questions[0] : Fallback;
        var asked = $"{question.Name} {question.Type}";
        var server = servers.EndPointOf(ServerFor(question).Address);
        var (hints, anchor) = (PathOf(LabFiles.Hints), PathOf(LabFiles.Anchor));
        var fetch = $"dnssec fetch {asked} --hints {hints}{(server.Port == UsualPort ? "" : string.Create(CultureInfo.InvariantCulture, $" --port {server.Port}"))}";
        yield return "Ask one server:";
        yield return string.Create(CultureInfo.InvariantCulture, $"  dig @{server.Address}{(server.Port == UsualPort ? "" : $" -p {server.Port}")} {asked} +dnssec +norecurse");
        yield return "Ask all of them, and see what is wrong:";
        yield return pretended is null
            ? $"  {fetch} --trust-anchor {anchor}"
            : $"  {fetch} -o lab.jsonl && dnssec explain {asked} --from lab.jsonl --trust-anchor {anchor} --at {pretended:yyyy-MM-dd'T'HH:mm:ss'Z'}";
        if (server.Port != UsualPort)
        {
            yield return "Resolvers follow delegations to port 53 only: serve there to try them.";
            yield break;
        }

        var fake = pretended is { } at ? $"faketime '{at:yyyy-MM-dd HH:mm:ss} UTC' " : "";
        yield return $"Ask a validating resolver (in BIND: include {BindFile()} and the hints {hints}):";
        yield return $"  unbound -c {PathOf(LabFiles.Unbound)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"  dig @127.0.0.1 -p {resolverPort} {asked} +dnssec");
        yield return string.Create(CultureInfo.InvariantCulture, $"  {fake}delv @127.0.0.1 -p {resolverPort} -a {BindFile()} {asked}");
    }

    private string BindFile() => PathOf(LabFiles.BindKeys);

    private string PathOf(string file) => ShellText.Quote(Path.Combine(folder, file));

    private LabServer ServerFor(Question question) =>
        internet.Zones.Where(zone => zone.HasAuthority(question)).OrderByDescending(zone => zone.Apex.LabelCount).SelectMany(zone => internet.ServersOf(zone.Apex)).FirstOrDefault()
        ?? internet.Servers[0];
}
