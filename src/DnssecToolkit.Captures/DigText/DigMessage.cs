using System.Globalization;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>A message as dig and its like show it, while it is read, and made anew.</summary>
internal sealed class DigMessage(int line)
{
    private const int MaximumQuestions = 16;

    private readonly List<Question> questions = [];
    private readonly HashSet<string> flags = new(StringComparer.OrdinalIgnoreCase);
    private readonly int?[] counts = new int?[4];
    private ResponseCode responseCode;
    private Opcode opcode;

    /// <summary>The line of the header.</summary>
    public int Line { get; } = line;

    /// <summary>The transaction ID.</summary>
    public ushort Id { get; private set; }

    /// <summary>Whether the text showed the flag of responses.</summary>
    public bool IsResponse => flags.Contains("qr");

    /// <summary>The first question; null where the text shows none.</summary>
    public Question? Question => questions.Count > 0 ? questions[0] : null;

    /// <summary>EDNS.</summary>
    public DigOptions Options { get; } = new();

    /// <summary>Answer, authority and additional section.</summary>
    public DigSection[] Sections { get; } = [new(), new(), new()];

    /// <summary><c>opcode: QUERY, status: NOERROR, id: 46948</c>; drill writes <c>rcode</c>, kdig semicolons.</summary>
    public void ReadHeader(string text)
    {
        var words = text.Split([' ', ',', ';', ':'], StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index + 1 < words.Length; index++)
        {
            var value = words[index + 1];
            switch (words[index].ToLowerInvariant())
            {
                case "opcode" when Opcode.TryParse(value, out var known):
                    opcode = known;
                    break;
                case "status" or "rcode" when ResponseCode.TryParse(value.Replace("RESERVED", "RCODE", StringComparison.OrdinalIgnoreCase), out var known):
                    responseCode = known;
                    break;
                case "id" when ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id):
                    Id = id;
                    break;
            }
        }
    }

    /// <summary><c>qr rd ra ad; QUERY: 1, ANSWER: 2, AUTHORITY: 0, ADDITIONAL: 1</c>.</summary>
    public void ReadFlags(string text)
    {
        var end = text.IndexOf(';');
        flags.UnionWith((end < 0 ? text : text[..end]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(16));
        var words = (end < 0 ? "" : text[end..]).Split([' ', ',', ';', ':'], StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index + 1 < words.Length; index++)
        {
            var section = words[index].ToUpperInvariant() switch { "QUERY" or "QUESTION" => 0, "ANSWER" => 1, "AUTHORITY" => 2, "ADDITIONAL" => 3, _ => -1 };
            if (section >= 0 && int.TryParse(words[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                counts[section] = count;
            }
        }
    }

    /// <summary><c>www.example. IN A</c>, the class left out where dig was told so.</summary>
    public bool ReadQuestion(string text)
    {
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is not (2 or 3) || questions.Count >= MaximumQuestions || DomainName.Read(words[0], DomainName.Root) is not { Succeeded: true } name)
        {
            return false;
        }

        var recordClass = RecordClass.Internet;
        if (!RecordType.TryParse(words[^1], out var type) || (words.Length == 3 && !RecordClass.TryParse(words[1], out recordClass)))
        {
            return false;
        }

        questions.Add(new Question(name.Value, type, recordClass));
        return true;
    }

    /// <summary>The message in octets. What the header counts and the text lacks is a loss.</summary>
    public byte[] ToWire(LossLog losses)
    {
        var edns = Options.ToEdns();
        string[] names = ["ANSWER", "AUTHORITY", "ADDITIONAL"];
        var sections = Sections.Select(section => section.Records(losses)).ToArray();
        for (var index = 0; index < 3; index++)
        {
            var shown = sections[index].Count;
            var withOpt = index == 2 && edns is not null ? shown + 1 : shown;
            if (counts[index + 1] is { } counted && counted > withOpt)
            {
                losses.Add(string.Create(CultureInfo.InvariantCulture, $"the header counts {counted} records in the section {names[index]}, and {withOpt} can be made again: left out by an option, cut off or unknown"), null, null, Line);
            }
        }

        return new Message
        {
            Id = Id,
            IsResponse = IsResponse,
            Opcode = opcode,
            IsAuthoritative = flags.Contains("aa"),
            IsTruncated = flags.Contains("tc"),
            RecursionDesired = flags.Contains("rd"),
            RecursionAvailable = flags.Contains("ra"),
            ReservedBit = flags.Contains("z"),
            AuthenticData = flags.Contains("ad"),
            CheckingDisabled = flags.Contains("cd"),
            ResponseCode = edns is null && responseCode.Number > 15 ? ResponseCode.ServerFailure : responseCode.Number > 0xfff ? ResponseCode.ServerFailure : responseCode,
            Questions = [.. questions],
            Answer = [.. sections[0]],
            Authority = [.. sections[1]],
            Additional = [.. sections[2]],
            Edns = edns,
        }.ToWire();
    }
}
