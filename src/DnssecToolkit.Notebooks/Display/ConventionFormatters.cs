using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>
/// Finds how a value of any library shows itself by .NET Interactive's naming convention, without a reference either way:
/// an attribute named <c>TypeFormatterSourceAttribute</c> whose <c>FormatterSourceType</c> has a public
/// <c>CreateTypeFormatters()</c> giving objects with <c>string MimeType</c> and <c>bool Format(object, TextWriter)</c>.
/// </summary>
internal static class ConventionFormatters
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private static readonly ConcurrentDictionary<Type, Formatter[]> Known = new();

    /// <summary>The forms that the value's type offers, best first; empty if it does not follow the convention.</summary>
    public static IEnumerable<MimePart> Format(object value)
    {
        foreach (var formatter in Known.GetOrAdd(value.GetType(), Read))
        {
            if (formatter.Format(value) is { } data)
            {
                yield return new MimePart(formatter.MimeType, data);
            }
        }
    }

    private static Formatter[] Read(Type type)
    {
        foreach (var attribute in type.GetCustomAttributes(inherit: true))
        {
            if (attribute.GetType().Name == AttributeName
                && Property<Type>(attribute, "FormatterSourceType") is { } sourceType)
            {
                var preferred = Property<string[]>(attribute, "PreferredMimeTypes") ?? [];
                return [.. FromSource(sourceType, type).OrderBy(formatter => Rank(preferred, formatter.MimeType))];
            }
        }

        return [];
    }

    private static IEnumerable<Formatter> FromSource(Type sourceType, Type type)
    {
        if (sourceType.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, []) is not { } constructor
            || sourceType.GetMethod("CreateTypeFormatters", []) is not { } create
            || create.Invoke(constructor.Invoke([]), []) is not IEnumerable made)
        {
            yield break;
        }

        foreach (var formatter in made)
        {
            var format = formatter?.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)]);
            if (format is not null
                && Property<string>(formatter!, "MimeType") is { } mimeType
                && (Property<Type>(formatter!, "Type") is not { } own || own.IsAssignableFrom(type)))
            {
                yield return new Formatter(mimeType, formatter!, format);
            }
        }
    }

    private static int Rank(string[] preferred, string mimeType) =>
        Array.IndexOf(preferred, mimeType) is var place && place < 0 ? preferred.Length : place;

    private static T? Property<T>(object owner, string name)
        where T : class => owner.GetType().GetProperty(name)?.GetValue(owner) as T;

    private sealed record Formatter(string MimeType, object Target, MethodInfo Method)
    {
        /// <summary>The value in this form, or null if the formatter declines.</summary>
        public string? Format(object value)
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            return Method.Invoke(Target, BindingFlags.DoNotWrapExceptions, binder: null, [value, text], culture: null) is true
                ? text.ToString()
                : null;
        }
    }
}
