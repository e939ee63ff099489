using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using DnssecToolkit.Notebooks;
using Microsoft.CodeAnalysis;

namespace DnssecToolkit.Shell.Running;

/// <summary>Says how a cell failed, in terms of the cell: its lines, the calls it made, and nothing of the machinery below.</summary>
internal static class CellFailure
{
    private const int MostDiagnostics = 10;
    private const int MostFrames = 20;

    /// <summary>The name under which the source of the n-th execution is compiled.</summary>
    public static string NameOfCell(int execution) => string.Create(CultureInfo.InvariantCulture, $"cell {execution}");

    /// <summary>The cell does not compile.</summary>
    public static CellOutput.Error FromCompiler(ImmutableArray<Diagnostic> errors)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var error in errors.Take(MostDiagnostics))
        {
            var place = error.Location.GetLineSpan();
            var message = $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
            if (!place.IsValid || error.Location.SourceTree is not { } tree)
            {
                lines.Add(message);
                continue;
            }

            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{place.Path}, line {place.StartLinePosition.Line + 1}: {message}"));
            var source = tree.GetText().Lines[place.StartLinePosition.Line].ToString();
            var marks = place.EndLinePosition.Line == place.StartLinePosition.Line
                ? Math.Max(1, place.EndLinePosition.Character - place.StartLinePosition.Character)
                : Math.Max(1, source.Length - place.StartLinePosition.Character);
            lines.Add($"    {source.Replace('\t', ' ')}");
            lines.Add($"    {new string(' ', place.StartLinePosition.Character)}{new string('^', marks)}");
        }

        if (errors.Length > MostDiagnostics)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {errors.Length - MostDiagnostics} more errors"));
        }

        return new CellOutput.Error(
            "CompilationError",
            errors is [var first, ..] ? $"{first.Id}: {first.GetMessage(CultureInfo.InvariantCulture)}" : "the cell does not compile",
            lines.ToImmutable());
    }

    /// <summary>The cell threw.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="sourceOf">The source of a cell by the name it was compiled under.</param>
    public static CellOutput.Error FromException(Exception exception, Func<string, string?> sourceOf)
    {
        exception = Unwrap(exception);
        var lines = ImmutableArray.CreateBuilder<string>();
        for (var (cause, depth) = (exception, 0); cause is not null && depth < 8; (cause, depth) = (cause.InnerException, depth + 1))
        {
            lines.Add($"{(depth == 0 ? "" : "caused by ")}{cause.GetType().Name}: {cause.Message}");
            lines.AddRange(Frames(cause, sourceOf));
        }

        return new CellOutput.Error(exception.GetType().Name, exception.Message, lines.ToImmutable());
    }

    /// <summary>The reader stopped the cell.</summary>
    public static CellOutput.Error Interrupted() => new("Interrupted", "the run was interrupted", ["the run was interrupted in this cell"]);

    private static Exception Unwrap(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        TypeInitializationException { InnerException: { } inner } => Unwrap(inner),
        _ => exception,
    };

    private static IEnumerable<string> Frames(Exception exception, Func<string, string?> sourceOf)
    {
        var shown = 0;
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method || IsMachinery(method))
            {
                continue;
            }

            if (shown++ == MostFrames)
            {
                yield return "    …";
                yield break;
            }

            // The compiler puts the session's folder before the cell's name.
            var file = Path.GetFileName(frame.GetFileName());
            if (file is not null && sourceOf(file) is { } source)
            {
                var line = frame.GetFileLineNumber();
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"    at {file}, line {line}: {source.Split('\n').ElementAtOrDefault(line - 1)?.Trim()}");
            }
            else
            {
                yield return $"    in {NameOf(method)}";
            }
        }
    }

    private static bool IsMachinery(MethodBase method)
    {
        var type = method.DeclaringType?.FullName ?? "";
        return type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)
            || type.StartsWith("DnssecToolkit.Shell.Running.", StringComparison.Ordinal)
            || type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
            || type.StartsWith("System.Threading.", StringComparison.Ordinal)
            || type == typeof(ExceptionDispatchInfo).FullName
            || method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false)
            || (method.Name.StartsWith("Throw", StringComparison.Ordinal) && type.StartsWith("System.", StringComparison.Ordinal));
    }

    /// <summary>Type and method as they were written: state machines and local functions carry the name in brackets.</summary>
    private static string NameOf(MethodBase method)
    {
        var type = method.DeclaringType;
        var name = Written(method.Name) ?? method.Name;
        if (type is not null && Written(type.Name) is { } stateMachine && type.DeclaringType is { } outer)
        {
            (name, type) = (stateMachine, outer);
        }

        return type is null ? name : $"{type.FullName?.Replace('+', '.')}.{name}";
    }

    private static string? Written(string name) =>
        name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? name[1..end] : null;
}
