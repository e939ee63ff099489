namespace DnssecToolkit.Shell.Inputs;

/// <summary>Finds what somebody may have meant who wrote a name that does not exist.</summary>
internal static class NearNames
{
    private const int Most = 5;

    /// <summary>Known names that are a slip of the finger away, contain the word, or share two parts between hyphens; nearest first.</summary>
    public static IReadOnlyList<string> Of(string wanted, IEnumerable<string> known)
    {
        var word = wanted.Length <= 100 ? wanted.ToLowerInvariant() : "";
        return word.Length == 0
            ? []
            : [.. known
                .Select(name => (Name: name, Distance: Distance(word, name)))
                .Where(near => near.Distance <= Math.Max(1, Math.Min(word.Length, near.Name.Length) / 4) || IsLike(word, near.Name))
                .OrderBy(near => near.Distance)
                .ThenBy(near => near.Name, StringComparer.Ordinal)
                .Take(Most)
                .Select(near => near.Name)];
    }

    /// <summary><c>; did you mean a, b or c?</c>, or nothing.</summary>
    public static string Question(string wanted, IEnumerable<string> known)
    {
        var near = Of(wanted, known);
        return near.Count == 0 ? "" : $"; did you mean {Alternatives(near)}?";
    }

    /// <summary><c>a, b or c</c>.</summary>
    public static string Alternatives(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";

    private static bool IsLike(string word, string name) =>
        (word.Length >= 3 && name.Contains(word, StringComparison.Ordinal)) || word.Split('-').Intersect(name.Split('-')).Count() >= 2;

    /// <summary>How many letters must be added, dropped, changed or swapped with their neighbour (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var costs = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                costs[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1,
                    costs[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[one.Length, other.Length];
    }
}
