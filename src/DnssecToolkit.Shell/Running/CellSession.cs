using System.Collections.Concurrent;
using System.Collections.Immutable;
using DnssecToolkit.Notebooks.Display;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using CellOutput = DnssecToolkit.Notebooks.CellOutput;

namespace DnssecToolkit.Shell.Running;

/// <summary>
/// A C# session: cells run one after the other and share what they declare. It knows no terminal, no socket and no
/// notebook file; the runner of <c>dnssec run</c> is one face of it.
/// </summary>
/// <remarks>
/// Cells are C# scripts: top-level <c>await</c>, <c>#r "file.dll"</c>, and a last expression without a semicolon whose value is
/// shown. A cell that throws keeps what it assigned before. Not for several cells at once.
/// </remarks>
internal sealed class CellSession
{
    private static readonly TimeSpan GraceAfterInterrupt = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, string> _sources = new(StringComparer.Ordinal);
    private readonly ScriptOptions _options;
    private readonly OutputBudget _budget;
    private readonly CellScope _scope;
    private CellOutputs? _outputs;
    private CancellationToken _cancellation;
    private ScriptState<object>? _state;
    private int _executions;

    /// <summary>Begins a session.</summary>
    /// <param name="folder">Where relative paths of <c>#r</c> and <c>#load</c> start.</param>
    /// <param name="budget">How much a cell may show.</param>
    public CellSession(string folder, OutputBudget? budget = null)
    {
        _options = ScriptEnvironment.OptionsFor(folder);
        _budget = budget ?? OutputBudget.Default;
        _scope = new CellScope(bundle => _outputs?.Show(bundle), () => _cancellation);
    }

    /// <summary>Runs a cell to its end, its failure or its interruption; none of these throws.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="live">Told of each output as it comes, on whichever thread it comes.</param>
    /// <param name="cancellation">Interrupts the cell. A cell that does not listen is left behind, running.</param>
    public async Task<CellOutcome> RunAsync(string code, Action<CellOutput>? live = null, CancellationToken cancellation = default)
    {
        var count = ++_executions;
        var outputs = new CellOutputs(_budget, live);
        (_outputs, _cancellation) = (outputs, cancellation);
        _sources[CellFailure.NameOfCell(count)] = code;

        var work = Task.Run(() => ExecuteAsync(code, count, outputs, cancellation), CancellationToken.None);
        try
        {
            return new CellOutcome(count, outputs.Close(await work.WaitAsync(cancellation).ConfigureAwait(false)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Task.WhenAny(work, Task.Delay(GraceAfterInterrupt, CancellationToken.None)).ConfigureAwait(false);
            return new CellOutcome(count, outputs.Close(CellFailure.Interrupted()));
        }
    }

    private async Task<CellOutput.Error?> ExecuteAsync(string code, int count, CellOutputs outputs, CancellationToken cancellation)
    {
        try
        {
            ConsoleCapture.Begin(outputs);
            var options = _options.WithFilePath(CellFailure.NameOfCell(count));
            var script = _state is null
                ? CSharpScript.Create<object>(code, options, typeof(CellScope))
                : _state.Script.ContinueWith<object>(code, options);
            var errors = ErrorsOf(script.Compile(cancellation));
            if (errors.Length > 0)
            {
                return CellFailure.FromCompiler(errors);
            }

            _state = _state is null
                ? await script.RunAsync(_scope, catchException: _ => true, cancellation).ConfigureAwait(false)
                : await script.RunFromAsync(_state, catchException: _ => true, cancellation).ConfigureAwait(false);
            if (_state.Exception is { } failure)
            {
                return failure is OperationCanceledException && cancellation.IsCancellationRequested
                    ? CellFailure.Interrupted()
                    : CellFailure.FromException(failure, name => _sources.GetValueOrDefault(name));
            }

            if (ShowsItsValue(script))
            {
                outputs.ShowResult(ValueDisplay.Of(_state.ReturnValue), count);
            }

            return null;
        }
        catch (CompilationErrorException failure)
        {
            return CellFailure.FromCompiler(ErrorsOf(failure.Diagnostics));
        }
#pragma warning disable CA1031 // Whatever a cell does, its session goes on.
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return CellFailure.FromException(failure, name => _sources.GetValueOrDefault(name));
        }
    }

    private static ImmutableArray<Diagnostic> ErrorsOf(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>Whether the cell ends in an expression that has a value: one without a semicolon that is not <c>void</c>.</summary>
    private static bool ShowsItsValue(Script script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        return tree.GetRoot() is CompilationUnitSyntax { Members: [.., GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }] }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }
}
