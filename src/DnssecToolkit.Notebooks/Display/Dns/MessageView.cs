using System.Globalization;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A message: as text in the layout of <c>dig</c>, as HTML one table of its records by section.</summary>
internal sealed class MessageView : ValueView<Message>
{
    protected override string Text(Message value)
    {
        var text = new StringBuilder(Head(value)).Append('\n');
        foreach (var line in Notes(value))
        {
            text.Append("; ").Append(line).Append('\n');
        }

        foreach (var question in value.Questions)
        {
            text.Append("\n;; QUESTION\n;").Append(question).Append('\n');
        }

        foreach (var (name, records) in Sections(value))
        {
            text.Append("\n;; ").Append(name.ToUpperInvariant()).Append('\n').AppendJoin('\n', records).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    protected override string Html(Message value)
    {
        var html = new StringBuilder("<div class=\"dnssec-message\"><p><strong>").Append(SafeText.Html(Head(value))).Append("</strong>");
        foreach (var line in value.Questions.Select(question => $"Question: {question}").Concat(Notes(value)))
        {
            html.Append("<br>").Append(SafeText.Html(line));
        }

        html.Append("</p>\n");
        if (value.Answer.Length + value.Authority.Length + value.Additional.Length > 0)
        {
            html.Append(Table.Of(
                ["Section", "Owner", "TTL", "Type", "Data"],
                Sections(value).SelectMany(section => section.Records.Select(record => RecordTables.Row(record).Prepend(section.Name)))).ToHtml());
        }

        return html.Append("</div>").ToString();
    }

    /// <summary>What the header says: <c>response NOERROR, id 4711, qr aa rd</c>.</summary>
    public static string Head(Message message)
    {
        var opcode = message.Opcode == Opcode.Query ? "" : $"{message.Opcode} ";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{opcode}{(message.IsResponse ? $"response {message.ResponseCode}" : "query")}, id {message.Id}, flags {Flags(message)}").TrimEnd();
    }

    /// <summary>The flags that are set, by the names that <c>dig</c> gives them.</summary>
    public static string Flags(Message message)
    {
        (bool IsSet, string Name)[] flags =
        [
            (message.IsResponse, "qr"), (message.IsAuthoritative, "aa"), (message.IsTruncated, "tc"), (message.RecursionDesired, "rd"),
            (message.RecursionAvailable, "ra"), (message.ReservedBit, "z"), (message.AuthenticData, "ad"), (message.CheckingDisabled, "cd"),
        ];
        var set = flags.Where(flag => flag.IsSet).Select(flag => flag.Name).ToArray();
        return set.Length == 0 ? "(none)" : string.Join(' ', set);
    }

    private static IEnumerable<string> Notes(Message message)
    {
        if (message.Edns is { } edns)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"EDNS version {edns.Version}, {(edns.DnssecOk ? "DO, " : "")}{edns.UdpPayloadSize} octets");
            if (edns.Nsid is { } nsid)
            {
                yield return $"NSID {Encoding.UTF8.GetString(nsid.Span)}";
            }

            foreach (var error in edns.ExtendedErrors)
            {
                yield return $"extended error {error.Code.Number.ToString(CultureInfo.InvariantCulture)} {error.Code}{(error.Text.Length > 0 ? $": {error.Text}" : "")}";
            }
        }

        foreach (var defect in message.Defects)
        {
            yield return $"defect: {defect}";
        }
    }

    private static IEnumerable<(string Name, IEnumerable<ResourceRecord> Records)> Sections(Message message)
    {
        if (!message.Answer.IsEmpty)
        {
            yield return ("Answer", message.Answer);
        }

        if (!message.Authority.IsEmpty)
        {
            yield return ("Authority", message.Authority);
        }

        if (!message.Additional.IsEmpty)
        {
            yield return ("Additional", message.Additional);
        }
    }
}
