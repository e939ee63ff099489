using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>Presents a message in the manner of dig. What came from the network stands escaped: no control character gets through.</summary>
internal static class MessageText
{
    public static string Present(Message message)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $";; ->>HEADER<<- opcode: {message.Opcode}, status: {message.ResponseCode}, id: {message.Id}\n");
        text.Append(CultureInfo.InvariantCulture, $";; flags:{Flags(message)}; QUERY: {message.Questions.Length}, ANSWER: {message.Answer.Length}, AUTHORITY: {message.Authority.Length}, ADDITIONAL: {message.Additional.Length + (message.Edns is null ? 0 : 1)}\n");
        if (message.Edns is { } edns)
        {
            AppendEdns(text, edns);
        }

        if (!message.Questions.IsEmpty)
        {
            text.Append("\n;; QUESTION SECTION:\n");
            foreach (var question in message.Questions)
            {
                text.Append(CultureInfo.InvariantCulture, $";{question.Name} {question.Class} {question.Type}\n");
            }
        }

        AppendSection(text, "ANSWER", message.Answer);
        AppendSection(text, "AUTHORITY", message.Authority);
        AppendSection(text, "ADDITIONAL", message.Additional);
        if (!message.Defects.IsEmpty)
        {
            text.Append("\n;; DEFECTS:\n");
            foreach (var defect in message.Defects)
            {
                text.Append(CultureInfo.InvariantCulture, $"; {defect}\n");
            }
        }

        if (!message.Octets.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n;; MSG SIZE: {message.Octets.Length}\n");
        }

        return text.ToString();
    }

    private static string Flags(Message message) => string.Concat(
        message.IsResponse ? " qr" : "",
        message.IsAuthoritative ? " aa" : "",
        message.IsTruncated ? " tc" : "",
        message.RecursionDesired ? " rd" : "") + string.Concat(
        message.RecursionAvailable ? " ra" : "",
        message.ReservedBit ? " z" : "",
        message.AuthenticData ? " ad" : "",
        message.CheckingDisabled ? " cd" : "");

    private static void AppendSection(StringBuilder text, string name, ImmutableArray<ResourceRecord> records)
    {
        if (records.IsEmpty)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n;; {name} SECTION:\n");
        foreach (var record in records)
        {
            text.Append(record);
            if (record.Data is MalformedRdata malformed)
            {
                text.Append(CultureInfo.InvariantCulture, $" ; malformed, {malformed.Error}");
            }

            text.Append('\n');
        }
    }

    private static void AppendEdns(StringBuilder text, Edns edns)
    {
        text.Append("\n;; OPT PSEUDOSECTION:\n");
        text.Append(CultureInfo.InvariantCulture, $"; EDNS: version: {edns.Version}, flags:{(edns.DnssecOk ? " do" : "")}{(edns.OtherFlags == 0 ? "" : $" 0x{edns.OtherFlags:x4}")}; udp: {edns.UdpPayloadSize}\n");
        foreach (var option in edns.Options)
        {
            text.Append(CultureInfo.InvariantCulture, $"; {option.Code}:");
            if (ExtendedError.TryRead(option, out var error))
            {
                text.Append(CultureInfo.InvariantCulture, $" {error.Code.Number} ({error.Code})");
                if (error.Text.Length > 0)
                {
                    text.Append(": ");
                    AppendVisible(text, error.Text);
                }
            }
            else if (option.Code == EdnsOptionCode.Padding)
            {
                text.Append(CultureInfo.InvariantCulture, $" {option.Data.Length} octets");
            }
            else
            {
                text.Append(option.Data.IsEmpty ? "" : " ").Append(Convert.ToHexStringLower(option.Data.Span));
                if (option.Code == EdnsOptionCode.Nsid)
                {
                    text.Append(" (").AppendQuoted(option.Data.Span).Append(')');
                }
            }

            text.Append('\n');
        }
    }

    /// <summary>Text of a server in quotes. Characters that a terminal could obey, or that hide or turn others around, stand as \u{...}.</summary>
    private static void AppendVisible(StringBuilder text, string untrusted)
    {
        text.Append('"');
        foreach (var rune in untrusted.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate:
                    text.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
                    break;
                default:
                    text.Append(rune.Value is '"' or '\\' ? "\\" : "").Append(rune);
                    break;
            }
        }

        text.Append('"');
    }
}
