using System.Text.Json;
using DnssecToolkit.Judges.Peers;

namespace DnssecToolkit.Judges.Localisation;

/// <summary>What programs printed, a line of JSON each: written as they end, so that a run can be broken off and taken up again, and read and judged again without being run again.</summary>
/// <remarks>Where a program has several lines for a case, the last one counts. A line that was cut off is passed over.</remarks>
public sealed class AnswerFile : IDisposable
{
    private readonly Dictionary<(string Combination, string Case, Peer Program), PeerAnswer> _answers = [];
    private readonly StreamWriter? _writer;

    /// <summary>Opens a file, which need not be there yet.</summary>
    /// <param name="path">The file; null: nothing is kept.</param>
    /// <param name="others">Files of other runs, read and left as they are.</param>
    public AnswerFile(string? path, params IEnumerable<string> others)
    {
        foreach (var line in others.Concat(path is null ? [] : [path]).Where(File.Exists).SelectMany(File.ReadLines))
        {
            if (line.EndsWith('}') && JsonSerializer.Deserialize<Line>(line) is { } read)
            {
                _answers[(read.Combination, read.Case, read.Answer.Program)] = read.Answer;
            }
        }

        if (path is null)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _writer = new StreamWriter(path, append: true) { AutoFlush = true };
        _writer.WriteLine(); // ends a line that was cut off
    }

    /// <summary>What a program said of a case; null when it was not asked yet.</summary>
    public PeerAnswer? Find(LocalisationCase asked, Peer program)
    {
        lock (_answers)
        {
            return _answers.GetValueOrDefault((asked.Combination.ToString(), asked.Name, program));
        }
    }

    /// <summary>Keeps what a program said.</summary>
    public void Add(LocalisationCase asked, PeerAnswer answer)
    {
        lock (_answers)
        {
            var line = new Line(asked.Combination.ToString(), asked.Name, answer);
            _answers[(line.Combination, line.Case, answer.Program)] = answer;
            _writer?.WriteLine(JsonSerializer.Serialize(line));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    private sealed record Line(string Combination, string Case, PeerAnswer Answer);
}
