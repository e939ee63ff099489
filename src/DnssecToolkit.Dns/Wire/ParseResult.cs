using System.Diagnostics.CodeAnalysis;

namespace DnssecToolkit.Dns;

/// <summary>Either a value or the reason why the input does not give one.</summary>
public readonly struct ParseResult<T>
    where T : notnull
{
    private readonly T? _value;

    private ParseResult(T? value, ParseError? error) => (_value, Error) = (value, error);

    /// <summary>The reason of a failure; null when the input was read.</summary>
    public ParseError? Error { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="FormatException">The input could not be read; the message says why and where.</exception>
    public T Value => Error is null ? _value! : throw new FormatException(Error.ToString());

    /// <summary>Gives the value if there is one.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return Succeeded;
    }

    /// <summary>A result that holds a value.</summary>
    public static implicit operator ParseResult<T>(T value) => new(value, null);

    /// <summary>A result that holds a reason.</summary>
    public static implicit operator ParseResult<T>(ParseError error) => new(default, error);
}
