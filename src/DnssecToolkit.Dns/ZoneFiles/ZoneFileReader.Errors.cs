using System.Text;

namespace DnssecToolkit.Dns;

/// <content>Errors: what is kept of them, and where reading goes on behind one.</content>
public sealed partial class ZoneFileReader
{
    private bool Fail(string problem, int at)
    {
        (_problem, _problemAt) = (problem, at);
        return false;
    }

    private void AddError(ParseError error)
    {
        ErrorCount++;
        if (_errors.Count < Math.Max(_options.MaximumErrorsKept, 1))
        {
            _errors.Add(_source.Name is { } name ? error with { Problem = $"in the included file {RdataText.Show(Encoding.UTF8.GetBytes(name))}: {error.Problem}" } : error);
        }

        _stopped |= !_options.KeepGoing;
    }

    /// <summary>Goes on behind the line on which a record began whose end is not to be found.</summary>
    private void Recover(ParseError error, int octetsRead)
    {
        AddError(error);
        while (!_stopped)
        {
            var lineEnd = _source.Window.IndexOf((byte)'\n');
            if (lineEnd >= 0)
            {
                _source.Advance(lineEnd + 1);
                break;
            }

            _source.Advance(_source.Window.Length);
            if (_source.IsLast)
            {
                return;
            }

            _source.Fill();
        }

        // The lines behind an open parenthesis are read a second time. A file of nothing else must not be read over and over.
        _readAgain += octetsRead;
        if (!_stopped && _readAgain > 4L * Math.Max(_options.MaximumRecordLength, 1 << 16))
        {
            AddError(new ParseError("too many records have no end; the rest is not read", Line: _source.Line));
            _stopped = true;
        }
    }
}
