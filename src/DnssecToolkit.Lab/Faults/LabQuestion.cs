using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Questions relative to a zone: <c>"www A"</c>, <c>"@ DNSKEY"</c>, <c>"www.example.test. AAAA"</c>.</summary>
public static class LabQuestion
{
    /// <summary>Reads a question.</summary>
    /// <exception cref="FormatException">The text is not a name and a type.</exception>
    public static Question Parse(string text, DomainName zone)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 1 or > 2)
        {
            throw new FormatException($"\"{text}\" is no question: write a name and a type, such as \"www A\".");
        }

        var name = DomainName.Read(parts[0], zone).Value;
        return new Question(name, parts.Length == 2 ? RecordType.Parse(parts[1]) : RecordType.A);
    }
}
