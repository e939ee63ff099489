using System.Text;

namespace DnssecToolkit.Shell.Running;

/// <summary>
/// Sends what a cell writes to <see cref="Console"/> into that cell's outputs. The console is one for the whole process,
/// so a router stands in for it and looks at who is writing: the choice follows the cell's own tasks and threads.
/// </summary>
internal static class ConsoleCapture
{
    private static readonly AsyncLocal<CellOutputs?> Current = new();
    private static readonly Lock Installing = new();
    private static TextWriter? _installedOut;
    private static TextWriter? _installedError;

    /// <summary>From here on, in this asynchronous flow, the console is the cell's.</summary>
    public static void Begin(CellOutputs outputs)
    {
        lock (Installing)
        {
            if (!ReferenceEquals(Console.Out, _installedOut))
            {
                Console.SetOut(new Router("stdout", Console.Out));
                _installedOut = Console.Out;
            }

            if (!ReferenceEquals(Console.Error, _installedError))
            {
                Console.SetError(new Router("stderr", Console.Error));
                _installedError = Console.Error;
            }
        }

        Current.Value = outputs;
    }

    private sealed class Router(string stream, TextWriter otherwise) : TextWriter
    {
        public override Encoding Encoding => otherwise.Encoding;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (Current.Value is { } outputs)
            {
                outputs.Write(stream, buffer);
            }
            else
            {
                otherwise.Write(buffer);
            }
        }

        public override void WriteLine() => Write("\n");

        public override void WriteLine(string? value) => Write($"{value}\n");

        public override void Flush() => otherwise.Flush();
    }
}
