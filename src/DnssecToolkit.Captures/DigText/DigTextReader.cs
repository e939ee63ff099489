using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>
/// Reads what dig, kdig, drill and delv print, any number of outputs one behind the other, and this toolkit's own messages in that manner. The messages
/// are made anew from the text (<see cref="Exchange.IsRemade"/>); what the text lacks, or what cannot be made again, is a loss.
/// </summary>
internal sealed class DigTextReader
{
    private const int MaximumLine = 1 << 20;
    private const int MaximumFailures = 1000;

    private readonly string? source;
    private readonly CaptureReaderOptions options;
    private readonly LossLog losses;
    private readonly Action<ValidationHint> onHint;
    private readonly Queue<Exchange> ready = new();
    private readonly List<DigFailure> failures = [];
    private DigCommand? command;
    private DigMessage? message;
    private DigMessage? query;
    private DigFooter footer = new();
    private DigSection loose = new();
    private ServerAddress? sender;
    private Transport? session;
    private Part part;
    private bool isGot;
    private bool isTcp;
    private bool isCommented;
    private bool toldOfZone;
    private bool toldOfLoose;

    private DigTextReader(string? source, CaptureReaderOptions options, LossLog losses, Action<ValidationHint> onHint) =>
        (this.source, this.options, this.losses, this.onHint) = (source, options, losses, onHint);

    private enum Part
    {
        None,
        Question,
        Answer,
        Authority,
        Additional,
        Options,
    }

    /// <summary>Reads all exchanges.</summary>
    public static IEnumerable<Exchange> Read(StreamWindow window, string? source, CaptureReaderOptions options, LossLog losses, Action<ValidationHint> onHint)
    {
        var reader = new DigTextReader(source, options, losses, onHint);
        var lines = new LineReader(window, losses, MaximumLine);
        while (lines.TryRead(out var raw))
        {
            reader.ReadLine(Encoding.UTF8.GetString(raw).TrimEnd('\r', ' ', '\t').TrimStart('\uFEFF'), lines.Line);
            while (reader.ready.TryDequeue(out var exchange))
            {
                yield return exchange;
            }
        }

        reader.EndOutput();
        while (reader.ready.TryDequeue(out var exchange))
        {
            yield return exchange;
        }
    }

    private void ReadLine(string line, int number)
    {
        if (line.Length == 0)
        {
            part = Part.None;
        }
        else if (line[0] != ';')
        {
            ReadRecord(line, number);
        }
        else if (!ReadWords(line, line.TrimStart(';').Trim(), number))
        {
            ReadInPart(line, number);
        }
    }

    private void ReadRecord(string line, int number)
    {
        var section = part is Part.Answer or Part.Authority or Part.Additional && message is not null ? message.Sections[part - Part.Answer] : loose;
        if (!section.Add(line, number))
        {
            losses.Add("a section too long to be of one message", null, line.Length, number);
        }
    }

    // The lines that mean something wherever they stand.
    private bool ReadWords(string line, string words, int number)
    {
        if (words.StartsWith("<<>>", StringComparison.Ordinal))
        {
            EndMessage();
            command = DigCommand.Read(words);
            isTcp |= command.IsTcp;
        }
        else if (DigFooter.After(words, "->>HEADER<<-") is { } header)
        {
            EndMessage();
            message = new DigMessage(number);
            message.ReadHeader(header);
        }
        else if (DigFooter.After(words, "flags:") is { } flags && message is not null && part == Part.None)
        {
            message.ReadFlags(flags);
        }
        else if (PartOf(words) is { } begun)
        {
            part = begun;
        }
        else if (part == Part.None && words.StartsWith("EDNS: version", StringComparison.Ordinal) && message is not null)
        {
            message.Options.Read(words); // drill shows it below the sections
        }
        else if (part == Part.None && footer.Read(words))
        {
            EndTrace(words);
        }
        else if (DigFailure.Read(words) is { } failure)
        {
            Note(failure with { Line = number });
        }
        else if (DigFooter.After(words, "received packet from ") is { } from)
        {
            EndMessage();
            (sender, isCommented) = (DigFooter.ServerOf(from).Server, true); // delv +rtrace
        }
        else if (SessionOf(words) is { } begunSession)
        {
            EndMessage();
            session = begunSession; // kdig says it above the header, and HTTP after TLS
        }
        else if (words.StartsWith("Truncated, retrying in TCP", StringComparison.Ordinal))
        {
            isTcp = true;
        }
        else if (words.StartsWith("Got answer:", StringComparison.Ordinal) || words.StartsWith("Sending:", StringComparison.Ordinal))
        {
            EndMessage();
            isGot = words[0] == 'G';
        }
        else if (words.StartsWith("Got bad packet", StringComparison.Ordinal))
        {
            losses.Add($"a response that dig could not read: {words}", null, null, number);
        }
        else if (HintLines.Read(line) is { } hint)
        {
            onHint(hint with { Source = source, Line = number });
        }
        else if (words.StartsWith("negative response", StringComparison.Ordinal))
        {
            losses.Add("delv shows a negative response without its signatures: it cannot be made again", null, null, number);
        }
        else if (words is "fully validated" or "unsigned answer" or "answer not validated")
        {
            EndMessage(); // delv's result: records follow
        }
        else
        {
            return false;
        }

        return true;
    }

    private static Transport? SessionOf(string words) =>
        words.StartsWith("TLS session (", StringComparison.Ordinal) ? Transport.Tls
        : words.StartsWith("HTTP session (", StringComparison.Ordinal) ? Transport.Https
        : words.StartsWith("QUIC session (", StringComparison.Ordinal) ? Transport.Quic
        : null;

    private static Part? PartOf(string words) => words.ToUpperInvariant() switch
    {
        "OPT PSEUDOSECTION:" or "EDNS PSEUDOSECTION:" => Part.Options,
        "QUESTION SECTION:" => Part.Question,
        "ANSWER SECTION:" => Part.Answer,
        "AUTHORITY SECTION:" => Part.Authority,
        "ADDITIONAL SECTION:" => Part.Additional,
        _ => null,
    };

    // Lines behind a semicolon that mean something in their section only.
    private void ReadInPart(string line, int number)
    {
        var content = line.TrimStart(';').Trim();
        if (message is null || content.Length == 0)
        {
            return;
        }

        if (part == Part.Question && !message.ReadQuestion(content))
        {
            losses.Add("a question that cannot be read", null, null, number);
        }
        else if (part == Part.Options && !message.Options.Read(content))
        {
            losses.Add($"an EDNS option that cannot be made again: {content.Split(':')[0]}", null, null, number);
        }
        else if (part > Part.Question && part < Part.Options && isCommented)
        {
            ReadRecord(line[1..], number); // delv +rtrace comments the records out
        }
    }

    private void EndMessage()
    {
        part = Part.None;
        EndLoose();
        if (message is not { } ended)
        {
            return;
        }

        message = null;
        if (!ended.IsResponse && !isGot)
        {
            query = ended;
            return;
        }

        var octets = ended.ToWire(losses);
        var asked = query is { } before && before.Id == ended.Id ? before : null;
        EndFailures(query?.Question ?? ended.Question);
        Emit(octets, asked?.ToWire(losses) ?? [], ended.Line);
        EndFooter();
    }

    private void EndFooter() => (query, footer, sender, session, isGot, isTcp) = (null, new DigFooter(), null, null, false, command?.IsTcp ?? false);

    // +trace prints the records of a response and then from whom it came.
    private void EndTrace(string words)
    {
        if (!words.StartsWith("Received ", StringComparison.Ordinal) || loose.IsEmpty || message is not null)
        {
            return;
        }

        EndLoose();
    }

    // Records without a header: what +noall leaves, a response in a trace, or the result of delv.
    private void EndLoose()
    {
        if (loose.IsEmpty)
        {
            return;
        }

        var records = loose.Records(losses);
        loose = new DigSection();
        if (records.Count == 0)
        {
            return;
        }

        if (!toldOfLoose)
        {
            toldOfLoose = true;
            losses.Add("records without a header: response code and flags are not known, and each RRset counts as an answer");
        }

        foreach (var set in records.GroupBy(record => new Question(record.Owner, record.Data is Rrsig rrsig ? rrsig.TypeCovered : record.Type, record.Class)))
        {
            Emit(new Message { IsResponse = true, Questions = [set.Key], Answer = [.. set.OrderBy(record => record.Type == RecordType.Rrsig)], Edns = new Edns(1232, dnssecOk: true) }.ToWire(), [], null);
        }

        EndFooter();
    }

    // A failure behind a whole response is of the next query: dig prints it above the command line of its output.
    private void Note(DigFailure failure)
    {
        if (message is { IsResponse: true })
        {
            EndMessage();
            command = null;
        }

        if (!failure.IsSummary)
        {
            if (failures.Count < MaximumFailures)
            {
                failures.Add(failure);
            }

            return;
        }

        // dig 9.16 says no more than that; later versions name each failure before.
        if (failures.Count == 0 && command?.Server is { } server)
        {
            failures.Add(failure with { Server = server });
        }

        EndFailures(message?.Question ?? query?.Question ?? command?.Question);
    }

    private void EndFailures(Question? question)
    {
        foreach (var failure in failures)
        {
            if (question is null || failure.Server is null)
            {
                losses.Add("a failure of a query about which the text does not tell enough", null, null, failure.Line);
                continue;
            }

            var asked = query?.ToWire(losses) ?? new Message { RecursionDesired = true, Questions = [question] }.ToWire();
            var written = TimeOf(failure.Line);
            ready.Enqueue(new Exchange(written.At, failure.Server, failure.Transport ?? (isTcp ? Transport.Tcp : Transport.Udp), asked, failure.Outcome)
            {
                Source = source,
                IsRemade = true,
                Uncertainty = written.Uncertainty,
            });
        }

        failures.Clear();
    }

    private void EndOutput()
    {
        EndMessage();
        EndFailures(query?.Question ?? command?.Question);
    }

    private void Emit(byte[] response, byte[] asked, int? line)
    {
        var written = TimeOf(line);
        var server = footer.Server ?? sender ?? command?.Server ?? options.Server ?? ServerAddress.Named(source ?? "unknown");
        var transport = session ?? footer.Transport ?? (footer.Server is null ? Transport.File : isTcp ? Transport.Tcp : Transport.Udp);
        ready.Enqueue(new Exchange(written.At, server, transport, asked, new Outcome.Answered(response))
        {
            AskedAt = footer.Elapsed is { } elapsed && footer.When is not null ? written.At - elapsed : null,
            Source = source,
            IsRemade = true,
            Uncertainty = written.Uncertainty,
        });
    }

    private WrittenTime TimeOf(int? line)
    {
        if (footer.When is not { } when)
        {
            return new WrittenTime(options.TimeOfUndated ?? DateTimeOffset.UnixEpoch, TimeSpan.Zero);
        }

        if (when.Uncertainty > TimeSpan.Zero && !toldOfZone)
        {
            toldOfZone = true;
            losses.Add("the zone of a time is not told or has more than one meaning: it is taken as UTC and may be off by up to 14 hours", null, null, line);
        }

        return when;
    }
}
