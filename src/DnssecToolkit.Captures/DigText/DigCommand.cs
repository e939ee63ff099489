using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>The command line that dig repeats above its output: <c>; &lt;&lt;&gt;&gt; DiG 9.18.49 &lt;&lt;&gt;&gt; +dnssec @192.0.2.1 example A</c>.</summary>
/// <param name="Question">The first question; null where none can be read.</param>
/// <param name="Server">The server after the @, where it is an address.</param>
/// <param name="IsTcp">Whether TCP was asked for.</param>
internal sealed record DigCommand(Question? Question, ServerAddress? Server, bool IsTcp)
{
    private const int MaximumWords = 256;

    /// <summary>Reads the line behind its last <c>&lt;&lt;&gt;&gt;</c>.</summary>
    public static DigCommand Read(string line)
    {
        var words = line[(line.LastIndexOf("<<>>", StringComparison.Ordinal) + 4)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaximumWords).ToArray();
        DomainName? name = null;
        RecordType? type = null;
        ServerAddress? server = null;
        var recordClass = RecordClass.Internet;
        var (port, isTcp) = (53, false);
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            var next = index + 1 < words.Length ? words[index + 1] : "";
            switch (word)
            {
                case "+tcp" or "+vc":
                    isTcp = true;
                    break;
                case "-p":
                    port = int.TryParse(next, out var given) && given is > 0 and <= ushort.MaxValue ? given : port;
                    index++;
                    break;
                case "-t":
                    type ??= RecordType.TryParse(next, out var wanted) ? wanted : null;
                    index++;
                    break;
                case "-q":
                    name ??= NameOf(next);
                    index++;
                    break;
                case "-x" or "-b" or "-c" or "-f" or "-k" or "-y":
                    index++;
                    break;
                case ['+' or '-', ..]:
                    break;
                case ['@', ..]:
                    server ??= ServerAddress.TryParse(word[1..], out var address) ? address : null;
                    break;
                default:
                    if (type is null && RecordType.TryParse(word, out var found))
                    {
                        type = found;
                    }
                    else if (name is not null && RecordClass.TryParse(word, out var foundClass))
                    {
                        recordClass = foundClass;
                    }
                    else
                    {
                        name ??= NameOf(word);
                    }

                    break;
            }
        }

        server = server is not null && server.Port == 53 ? server with { Port = port } : server;
        return new DigCommand(name is null ? null : new Question(name, type ?? RecordType.A, recordClass), server, isTcp);
    }

    private static DomainName? NameOf(string text) => DomainName.Read(text, DomainName.Root) is { Succeeded: true } read ? read.Value : null;
}
