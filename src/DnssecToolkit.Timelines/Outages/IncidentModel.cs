using System.Collections.Immutable;
using System.Text.Json;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>An incident as caches see it: what was served of the RRsets that names hang on, for each kind of names. Read from <c>model.json</c> in an incident's folder.</summary>
/// <param name="Title">The incident.</param>
/// <param name="Parts">The kinds of names that were hit, each with its share of all names.</param>
public sealed record IncidentModel(string Title, ImmutableArray<IncidentPart> Parts)
{
    /// <summary>Where the numbers are from, and which are assumed.</summary>
    public string Sources { get; init; } = "";

    /// <summary>What nobody has published and the model supposes, each in words.</summary>
    public ImmutableArray<string> Assumed { get; init; } = [];

    /// <summary>What happened when, for marks in charts.</summary>
    public ImmutableArray<(DateTimeOffset At, string What)> Marks { get; init; } = [];

    /// <summary>Reads a model; the error names the part, the value and what is wrong with it.</summary>
    /// <remarks>
    /// <code>
    /// { "title": "...", "sources": "...", "assumed": [ "..." ], "marks": [ { "at": "2026-05-05T19:30:00Z", "what": "..." } ],
    ///   "parts": [ { "title": "unsigned names", "share": 0.96, "start": "...", "end": "...",
    ///     "answer": { "name": "answer", "ttl": 300, "versions": [ { "copies": [ { "content": 0, "good": true } ] } ] },
    ///     "link":   { "name": "no-DS proof", "ttl": 7200, "absence": true, "versions": [ ..., { "from": "...", "copies": [ ... ] } ] },
    ///     "keys":   { ... },                      // left out for an unsigned zone
    ///     "eachNameIsAZone": true,                // each name has keys and a DS of its own; left out: all names are in one zone
    ///     "linkFits": [[0, 0]], "keysFit": [[0, 0]] } ] }   // pairs of contents that fit; left out: equal ones do
    /// </code>
    /// </remarks>
    public static ParseResult<IncidentModel> Parse(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return IncidentModelReader.Read(document.RootElement);
        }
        catch (JsonException wrong)
        {
            return new ParseError($"This is no JSON: {wrong.Message}", Line: (int?)wrong.LineNumber + 1);
        }
        catch (FormatException wrong)
        {
            return new ParseError(wrong.Message);
        }
    }
}

/// <summary>A kind of names in an incident.</summary>
/// <param name="Outage">What they hang on.</param>
/// <param name="Share">Their share of all names that matter, in [0, 1].</param>
public sealed record IncidentPart(Outage Outage, double Share);
