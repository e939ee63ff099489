using System.CommandLine;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Shell.Inputs;

/// <summary>Options that several commands share, and how their text is read.</summary>
internal static class Options
{
    public static Option<string[]> From() => new("--from")
    {
        Description = "Evidence: capture files (RFC 8427 lines, pcap, pcapng, hex text), zone files, or folders of them.",
        HelpName = "FILE|FOLDER",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string?> At(string description) => new("--at") { Description = description, HelpName = "TIME" };

    public static Option<string[]> TrustAnchor() => new("--trust-anchor")
    {
        Description = "Trust anchors: DS or DNSKEY lines, root-anchors.xml, BIND trust-anchors or Unbound trust-anchor lines. Without it, the root's own.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Question Question(string name, string type)
    {
        if (!RecordType.TryParse(type, out var recordType))
        {
            throw CommandException.WrongUsage($"\"{type}\" is not a record type; write a mnemonic such as DNSKEY or a number as TYPE48");
        }

        var read = DomainName.Read(name, DomainName.Root);
        return read.TryGet(out var domainName) ? new Question(domainName, recordType) : throw CommandException.WrongUsage(read.Error!.Problem);
    }

    public static TrustAnchors ReadAnchors(string[]? files)
    {
        if (files is null or [])
        {
            return TrustAnchors.Iana;
        }

        var anchors = TrustAnchors.None;
        foreach (var file in files)
        {
            string text;
            try
            {
                text = File.ReadAllText(file);
            }
            catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
            {
                throw CommandException.Unreadable($"there is no file {file}", failure);
            }

            var parsed = TrustAnchors.Parse(text);
            anchors = parsed.TryGet(out var read) ? anchors.With(read) : throw CommandException.Unreadable($"{file}: {parsed.Error}");
        }

        return anchors;
    }
}
