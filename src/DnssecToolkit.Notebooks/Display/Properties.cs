using System.Reflection;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>The public properties of a foreign type, read with care.</summary>
internal static class Properties
{
    /// <summary>The readable instance properties, those of base types first, in the order of their declaration.</summary>
    public static PropertyInfo[] Of(Type type)
    {
        var levels = new Stack<Type>();
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            levels.Push(level);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. from level in levels
               from property in level.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
               where property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
                   && !property.PropertyType.IsByRefLike && !property.PropertyType.IsPointer && names.Add(property.Name)
               select property,
        ];
    }

    /// <summary>The text of a property; a getter that throws gives the name of its exception.</summary>
    public static string TextOf(PropertyInfo property, object owner)
    {
        try
        {
            return ValueText.Of(property.GetValue(owner));
        }
        catch (TargetInvocationException failure)
        {
            return $"({failure.InnerException?.GetType().Name ?? "error"})";
        }
    }
}
