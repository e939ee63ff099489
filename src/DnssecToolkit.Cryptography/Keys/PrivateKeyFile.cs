using System.Globalization;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>The text of a <c>K*.private</c> file: lines of "Name: value", of which the first two say the format and the algorithm.</summary>
internal sealed record PrivateKeyFile(SecurityAlgorithm Algorithm, int AlgorithmLine, PrivateKeyFields Fields)
{
    private const int MaximumLines = 10_000;

    public static ParseResult<PrivateKeyFile> Read(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = text.Split('\n', MaximumLines);
        string? name = null;
        int algorithmLine = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.Length == 0 || line[0] is ';' or '#')
            {
                continue;
            }

            if (char.IsWhiteSpace(line[0]) && name is not null)
            {
                values[name] += line.Trim();
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                return new ParseError("There is no \"Name: value\" here.", Line: i + 1, Column: 1);
            }

            name = line[..colon].Trim();
            if (!values.TryAdd(name, line[(colon + 1)..].Trim()))
            {
                return new ParseError($"The field \"{name}\" stands here a second time.", Line: i + 1, Column: 1);
            }

            if (name == "Algorithm")
            {
                algorithmLine = i + 1;
            }
        }

        if (!values.TryGetValue("Private-key-format", out var format) || !format.StartsWith("v1.", StringComparison.Ordinal))
        {
            return new ParseError("The first line should be \"Private-key-format: v1.2\" or \"v1.3\".", Line: 1, Column: 1);
        }

        if (!values.TryGetValue("Algorithm", out var algorithm)
            || !byte.TryParse(algorithm.Split(' ', '(')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new ParseError("The line \"Algorithm: number\" is missing or has no number.", Line: Math.Max(algorithmLine, 1));
        }

        return new PrivateKeyFile(new SecurityAlgorithm(number), algorithmLine, new PrivateKeyFields(values));
    }

    public static string Write(SecurityAlgorithm algorithm, IEnumerable<(string Name, byte[] Octets)> fields)
    {
        var text = new StringBuilder();
        text.Append("Private-key-format: v1.3\n");
        text.Append(CultureInfo.InvariantCulture, $"Algorithm: {algorithm.Number} ({FileMnemonic(algorithm)})\n");
        foreach (var (name, octets) in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {Convert.ToBase64String(octets)}\n");
        }

        return text.ToString();
    }

    /// <summary>The file format has names of its own for the algorithms made for NSEC3.</summary>
    private static string FileMnemonic(SecurityAlgorithm algorithm) => algorithm.Number switch
    {
        1 => "RSA",
        6 => "NSEC3DSA",
        7 => "NSEC3RSASHA1",
        _ => algorithm.ToString(),
    };
}
