using System.Text;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>A key of a zone in the making: the private key, the DNSKEY that publishes it, and what is done with it. Faults change it.</summary>
public sealed class ZoneKey
{
    /// <summary>Takes a private key into a zone.</summary>
    public ZoneKey(KeyRole role, PrivateKey @private, ushort? flags = null)
    {
        ArgumentNullException.ThrowIfNull(@private);
        (Role, Private) = (role, @private);
        Record = @private.ToDnskey(flags ?? FlagsOf(role));
        HasDs = role != KeyRole.Zsk;
    }

    /// <summary>What the key is for.</summary>
    public KeyRole Role { get; set; }

    /// <summary>The private key.</summary>
    public PrivateKey Private { get; set; }

    /// <summary>The DNSKEY record data.</summary>
    public Dnskey Record { get; set; }

    /// <summary>Whether the DNSKEY set has it.</summary>
    public bool IsPublished { get; set; } = true;

    /// <summary>Whether it signs.</summary>
    public bool Signs { get; set; } = true;

    /// <summary>Whether the parent's DS set names it.</summary>
    public bool HasDs { get; set; }

    /// <summary>Its signer; null: every one.</summary>
    public string? Signer { get; set; }

    /// <summary>The tag its signatures carry, where it is not the key's own.</summary>
    public ushort? TagInSignatures { get; set; }

    /// <summary>The tag of the DNSKEY (RFC 4034 appendix B).</summary>
    public ushort Tag => KeyTag.Of(Record);

    /// <summary>The tag that signatures carry.</summary>
    public ushort TagToWrite => TagInSignatures ?? Tag;

    /// <summary>Makes the key that a description means. The same zone, description and seed give the same key.</summary>
    public static ZoneKey Of(DomainName apex, KeyDescription description, string seed)
    {
        ArgumentNullException.ThrowIfNull(description);
        return new ZoneKey(description.Role, description.Private ?? Make(description, $"{seed}/{apex}/{description.Role}/{description.Name}"))
        {
            IsPublished = description.IsPublished,
            Signs = description.Signs,
            HasDs = description.HasDs ?? (description.Role != KeyRole.Zsk && description.IsPublished),
            Signer = description.Signer,
            TagInSignatures = description.TagInSignatures,
        };
    }

    /// <summary>The same public key with other fields in its DNSKEY.</summary>
    public void Publish(ushort? flags = null, byte? protocol = null, SecurityAlgorithm? algorithm = null, ReadOnlyMemory<byte>? publicKey = null) =>
        Record = new Dnskey(flags ?? Record.Flags, protocol ?? Record.Protocol, algorithm ?? Record.Algorithm, publicKey ?? Record.PublicKey);

    /// <inheritdoc/>
    public override string ToString() => $"{Role} {Tag}/{Record.Algorithm}";

    private static PrivateKey Make(KeyDescription description, string seed)
    {
        var wishes = new KeyGeneration
        {
            Seed = Encoding.UTF8.GetBytes(seed),
            SizeInBits = description.SizeInBits ?? (description.Role == KeyRole.Zsk ? 1024 : 2048),
            PublicExponent = description.PublicExponent,
        };
        if (description.Tag is { } tag)
        {
            wishes = wishes with
            {
                PublicExponent = KeyTagSearch.FindExponent(description.Algorithm, FlagsOf(description.Role), tag, wishes)
                    ?? throw new ArgumentException($"No public exponent of three octets gives the key \"{description.Name}\" the tag {tag}; give it another name.", nameof(description)),
            };
        }

        return KeyStore.Get(description.Algorithm, wishes);
    }

    private static ushort FlagsOf(KeyRole role) => role == KeyRole.Zsk ? Dnskey.ZoneKeyFlag : (ushort)(Dnskey.ZoneKeyFlag | Dnskey.SecureEntryPointFlag);
}
