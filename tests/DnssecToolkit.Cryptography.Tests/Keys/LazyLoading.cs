using System.Reflection;
using System.Runtime.Loader;

namespace DnssecToolkit.Cryptography.Tests.Keys;

/// <summary>A process that only meets RSA and NIST curves never loads the big library of the rarer algorithms.</summary>
public sealed class LazyLoading
{
    [Theory]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(14)]
    public void RSA_and_the_NIST_curves_are_checked_without_BouncyCastle(byte algorithm)
    {
        var key = Signatures.Every.Key(algorithm);

        Assert.True(VerifyWithoutBouncyCastle(algorithm, key.PublicOctets.ToArray(), "data"u8.ToArray(), key.Sign("data"u8)));
    }

    [Fact]
    public void The_test_would_notice_a_load()
    {
        var key = Signatures.Every.Key(15);

        Assert.ThrowsAny<Exception>(() => VerifyWithoutBouncyCastle(15, key.PublicOctets.ToArray(), "data"u8.ToArray(), key.Sign("data"u8)));
    }

    private static bool VerifyWithoutBouncyCastle(byte algorithm, byte[] octets, byte[] data, byte[] signature)
    {
        var context = new WithoutBouncyCastle();
        var assembly = context.LoadFromAssemblyPath(typeof(PublicKey).Assembly.Location);
        try
        {
            // Spans go through no reflective call, but through a delegate.
            var key = assembly.GetType(typeof(PublicKey).FullName!)!;
            var dns = context.Assemblies.Concat([context.LoadFromAssemblyPath(typeof(Dns.DomainName).Assembly.Location)]).First(loaded => loaded.GetName().Name == "DnssecToolkit.Dns");
            var number = Activator.CreateInstance(dns.GetType(typeof(Dns.SecurityAlgorithm).FullName!)!, algorithm);
            var dnskey = Activator.CreateInstance(dns.GetType(typeof(Dns.Dnskey).FullName!)!, (ushort)256, (byte)3, number, new ReadOnlyMemory<byte>(octets));
            var parsed = key.GetMethods().Single(method => method.Name == nameof(PublicKey.Parse) && method.GetParameters().Length == 1).Invoke(null, [dnskey]);
            var verify = key.GetMethod(nameof(PublicKey.Verify), [typeof(ReadOnlySpan<byte>), typeof(ReadOnlySpan<byte>)])!.CreateDelegate<Verify>(parsed);
            return verify(data, signature).ToString()!.StartsWith("Valid", StringComparison.Ordinal);
        }
        finally
        {
            context.Unload();
        }
    }

    private delegate object Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    private sealed class WithoutBouncyCastle() : AssemblyLoadContext("without BouncyCastle", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch
        {
            "BouncyCastle.Cryptography" => throw new FileNotFoundException("This library must not be loaded here."),
            "DnssecToolkit.Dns" => LoadFromAssemblyPath(typeof(Dns.DomainName).Assembly.Location),
            _ => null,
        };
    }
}
