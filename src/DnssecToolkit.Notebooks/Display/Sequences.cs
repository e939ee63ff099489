using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>Sequences: of records a table, of numbers and texts a list. Endless ones are cut.</summary>
internal static class Sequences
{
    /// <summary>How many items are shown; one more is looked at, to know whether there are more.</summary>
    public const int MostItems = 200;

    private static readonly ConcurrentDictionary<Type, bool> Words = new();

    public static MimeBundle Of(IEnumerable sequence)
    {
        if (sequence.GetType() is { IsValueType: true } type && type.GetProperty("IsDefault")?.GetValue(sequence) is true)
        {
            return MimeBundle.OfText("(default)");
        }

        var items = new List<object?>();
        var more = false;
        foreach (var item in sequence)
        {
            if (items.Count == MostItems)
            {
                more = true;
                break;
            }

            items.Add(item);
        }

        if (items.Count == 0)
        {
            return MimeBundle.OfText("(empty)");
        }

        var rest = !more ? null
            : sequence is ICollection collection ? $"and {collection.Count - MostItems} more"
            : $"the first {MostItems}; there are more";
        return items.TrueForAll(IsSimple) ? AsList(items, rest) : AsTable(items, rest);
    }

    private static MimeBundle AsList(List<object?> items, string? rest) => MimeBundle.OfText(
        string.Join('\n', items.Select(item => item is null ? "null" : ValueText.Of(item))) + (rest is null ? "" : $"\n({rest})"));

    private static MimeBundle AsTable(List<object?> items, string? rest)
    {
        ImmutableArray<Type> types = [.. items.OfType<object>().Select(item => item.GetType()).Distinct()];
        var table = OwnTable(items, types, rest)
            ?? (types.Length == 1 && Properties.Of(types[0]) is { Length: > 0 } properties
                ? Table.Of(
                    properties.Select(property => property.Name),
                    items.Select(item => properties.Select(property => item is null ? "" : Properties.TextOf(property, item))),
                    more: rest)
                : Table.Of(
                    ["Type", "Value"],
                    items.Select(item => new[] { item?.GetType().Name ?? "", item is null ? "null" : ValueText.Of(item) }),
                    more: rest));
        foreach (var status in types.SelectMany(Properties.Of).Where(property => property.PropertyType == typeof(SecurityStatus)))
        {
            table = table.WithStatus(status.Name);
        }

        return MimeBundle.OfHtml(table.ToHtml(), table.ToText());
    }

    /// <summary>The table that the toolkit has for its own values, when all are of one kind.</summary>
    private static Table? OwnTable(List<object?> items, ImmutableArray<Type> types, string? rest)
    {
        ImmutableArray<ValueView?> views = [.. types.Select(Views.For).Distinct()];
        return views is [{ } view] && !items.Contains(null) && view.Rows(items.OfType<object>()) is { } table
            ? table with { More = table.More ?? rest }
            : null;
    }

    /// <summary>Whether an item is one word and not a record: numbers, texts, instants, and what can be parsed from text, such as names.</summary>
    private static bool IsSimple(object? item) => item switch
    {
        null or string or IFormattable or bool or byte[] => true,
        IEnumerable => false,
        _ => Words.GetOrAdd(item.GetType(), type => type.IsPrimitive || type.IsEnum || ParsesText(type)),
    };

    private static bool ParsesText(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Any(method => method.Name is "Parse" or "TryParse" && method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(string));
}
