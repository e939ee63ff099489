using System.Globalization;
using System.Net.Sockets;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Testing.Servers;

/// <summary>Orders to a resolver that runs, by the tool that comes with it.</summary>
internal sealed class ResolverControl(ResolverProcess resolver)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static ResolverControl For(ResolverProcess resolver) => new(resolver);

    public void SetNegativeTrustAnchor(DomainName zone)
    {
        switch (resolver.Kind)
        {
            case ResolverKind.Unbound:
                Run("unbound-control", "-c", Path.Combine(resolver.Folder, "unbound.conf"), "insecure_add", zone.ToString());
                break;
            case ResolverKind.Bind:
                Rndc("nta", zone.ToString());
                break;
            case ResolverKind.Knot:
                Tell($"trust_anchors.set_insecure({{ '{zone}' }})");
                break;
            default:
                Run("rec_control", $"--config-dir={resolver.Folder}", "add-nta", zone.ToString(), "trial");
                break;
        }
    }

    public void LiftNegativeTrustAnchor(DomainName zone)
    {
        switch (resolver.Kind)
        {
            case ResolverKind.Unbound:
                Run("unbound-control", "-c", Path.Combine(resolver.Folder, "unbound.conf"), "insecure_remove", zone.ToString());
                break;
            case ResolverKind.Bind:
                Rndc("nta", "-remove", zone.ToString());
                break;
            case ResolverKind.Knot:
                Tell("trust_anchors.set_insecure({})");
                break;
            default:
                Run("rec_control", $"--config-dir={resolver.Folder}", "clear-nta", zone.ToString());
                break;
        }
    }

    private void Rndc(params string[] order) => Run(
        "rndc",
        ["-s", resolver.Endpoint.Address.ToString(), "-p", ResolverConfiguration.BindControlPort.ToString(CultureInfo.InvariantCulture), "-k", Path.Combine(resolver.Folder, "rndc.key"), .. order]);

    private static void Run(string program, params string[] order)
    {
        var run = Installed.Run(program, order, Patience);
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', order)} ended with {run.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "no answer in time"}: {run.Text}");
        }
    }

    // kresd takes Lua on its control socket and answers with what it evaluates to.
    private void Tell(string lua)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = (int)Patience.TotalMilliseconds };
        socket.Connect(new UnixDomainSocketEndPoint(Path.Combine(resolver.Folder, "control")));
        socket.Send(Encoding.ASCII.GetBytes(lua + "\n"));
        var answer = new byte[4096];
        var text = Encoding.UTF8.GetString(answer, 0, socket.Receive(answer));
        if (text.Contains("error", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"kresd does not take \"{lua}\": {text}");
        }
    }
}
