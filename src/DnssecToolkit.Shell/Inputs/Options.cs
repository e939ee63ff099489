using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Shell.Inputs;

/// <summary>Options that several commands share, and how their text is read.</summary>
internal static class Options
{
    public static Option<string[]> From() => new("--from")
    {
        Description = "Evidence: capture files (RFC 8427 lines, pcap, pcapng, dnstap, DNSViz probe JSON, dig and delv text, hex text; gzip too), zone files, or folders of them; - for standard input.",
        HelpName = "FILE|FOLDER",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string?> At(string description) => new("--at") { Description = description, HelpName = "TIME" };

    public static Option<string[]> TrustAnchor(string whatElse) => new("--trust-anchor")
    {
        Description = $"Trust anchors: DS or DNSKEY lines, root-anchors.xml, BIND trust-anchors or Unbound trust-anchor lines; may be given more than once. {whatElse}",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>An option that takes one of a few words.</summary>
    public static Option<string> Format(params string[] words)
    {
        var option = new Option<string>("--format") { Description = $"{NearNames.Alternatives(words)}.", HelpName = "FORMAT", DefaultValueFactory = _ => words[0] };
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && !words.Contains(token.Value, StringComparer.Ordinal))
            {
                result.AddError($"--format \"{token.Value}\" is not known; choose {NearNames.Alternatives(words)}");
            }
        });
        return option;
    }

    /// <summary>An option that takes a number from 1 on.</summary>
    public static Option<int?> Count(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                return number;
            }

            result.AddError($"{name} \"{text}\" is not a number from 1 on");
            return null;
        },
    };

    public static Question Question(string name, string type) => new(Name(name), Type(type));

    public static DomainName Name(string text)
    {
        var read = DomainName.Read(text, DomainName.Root);
        return read.TryGet(out var name) ? name : throw CommandException.WrongUsage($"\"{text}\" is not a domain name: {read.Error!.Problem}");
    }

    public static RecordType Type(string text) => RecordType.TryParse(text, out var type)
        ? type
        : throw CommandException.WrongUsage($"\"{text}\" is not a record type; write a mnemonic such as DNSKEY or a number as TYPE48");

    /// <summary>The anchors in all files together; the root's own where there is no file.</summary>
    public static TrustAnchors ReadAnchors(string[]? files) => files is null or []
        ? TrustAnchors.Iana
        : files.Select(ReadAnchors).Aggregate(TrustAnchors.None, (all, more) => all.With(more));

    private static TrustAnchors ReadAnchors(string file)
    {
        using var reader = new StreamReader(InputFile.Open(file));
        var parsed = TrustAnchors.Parse(reader.ReadToEnd());
        return parsed.TryGet(out var anchors) ? anchors : throw CommandException.Unreadable($"no trust anchor can be read from {file}: {parsed.Error}");
    }
}
