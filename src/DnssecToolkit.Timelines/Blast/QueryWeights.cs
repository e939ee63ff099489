using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>How often each question is asked, on any scale: a list of popular names, or counts of a query log.</summary>
/// <param name="Entries">The questions with their weights, each once.</param>
public sealed record QueryWeights(ImmutableArray<(Question Question, double Weight)> Entries)
{
    /// <summary>Nothing is known of what is asked.</summary>
    public static QueryWeights None { get; } = new([]);

    /// <summary>The sum of all weights.</summary>
    public double Total => Entries.Sum(entry => entry.Weight);

    /// <summary>Reads lines of NAME WEIGHT or NAME TYPE WEIGHT, apart by blanks, tabs or commas; the type is A where none is given, # starts a remark, questions that come twice are added up.</summary>
    /// <remarks>The error names the line and what is wrong there.</remarks>
    public static ParseResult<QueryWeights> Parse(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var weights = new Dictionary<Question, double>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var words = line.Split('#', 2)[0].Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            if (words.Length > 3)
            {
                return new ParseError($"has {words.Length} words; expected NAME WEIGHT or NAME TYPE WEIGHT", Line: number);
            }

            if (!double.TryParse(words[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !double.IsFinite(weight) || weight < 0)
            {
                return new ParseError(words.Length == 1 ? "has no weight after the name" : $"has the weight \"{words[^1]}\", which is no number of 0 or more", Line: number);
            }

            if (words.Length == 1 || !DomainName.TryParse(words[0], out var name))
            {
                return new ParseError(words.Length == 1 ? "has no weight after the name" : $"has \"{words[0]}\", which is no domain name", Line: number);
            }

            var type = RecordType.A;
            if (words.Length == 3 && !RecordType.TryParse(words[1], out type))
            {
                return new ParseError($"has the type \"{words[1]}\", which is none", Line: number);
            }

            var question = new Question(name, type);
            weights[question] = weights.GetValueOrDefault(question) + weight;
        }

        return new QueryWeights([.. weights.Select(pair => (pair.Key, pair.Value))]);
    }
}
