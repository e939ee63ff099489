using CsCheck;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Anchors;

/// <summary>Every kind of text that holds trust anchors, and where its mistakes are.</summary>
public sealed class AnchorTexts
{
    private const string Ksk2017 = "20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D";

    private const string Ksk2024 = "38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16";

    private const string Key = "257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==";

    [Fact]
    public void DS_lines_of_a_zone_file_are_read_with_comments_classes_TTLs_and_parentheses()
    {
        var anchors = Parse($"""
            ; the root
            . 3600 IN DS {Ksk2017} ; KSK-2017
            . DS 38696 8 2 (
                683D2D0ACB8C9B712A1948B27F741219298D0A450D612C48 ; in pieces
                3AF444A4C0FB2B16 )

            Example.COM IN 300 DS 1 RSASHA256 SHA-1 0123456789012345678901234567890123456789
            """);

        Assert.Equal([DomainName.Root, DomainName.Parse("example.com.")], anchors.All.Select(anchor => anchor.Zone));
        Assert.Equal([20326, 38696], anchors.Closest(DomainName.Root)!.Ds.Select(ds => (int)ds.KeyTag));
        Assert.Equal(TrustAnchors.Iana.Closest(DomainName.Root)!.Ds, anchors.Closest(DomainName.Root)!.Ds);
    }

    [Fact]
    public void A_line_that_begins_with_a_blank_belongs_to_the_owner_before() =>
        Assert.Equal(2, Parse($"example. DS {Ksk2017}\n         DS {Ksk2024}\n").Closest(DomainName.Parse("example."))!.Ds.Length);

    [Fact]
    public void A_DNSKEY_line_gives_a_trusted_key()
    {
        var anchor = Parse($"example.net. 3600 IN DNSKEY {Key}").Closest(DomainName.Parse("www.example.net."))!;

        Assert.Equal(55648, Assert.Single(anchor.Entries).KeyTag);
        Assert.True(anchor.Trusts(Records.Dnskey(Key)));
    }

    [Fact]
    public void RRSIG_lines_that_were_copied_along_are_passed_over() =>
        Assert.Single(Parse($"example.net. IN DNSKEY {Key}\nexample.net. IN RRSIG DNSKEY 13 2 3600 20300101000000 20000101000000 55648 example.net. AAAA\n").All);

    [Theory]
    [InlineData("1 [ ADDPEND ]", false)]
    [InlineData("2 [  VALID  ]", true)]
    [InlineData("3 [ MISSING ]", true)]
    [InlineData("4 [ REVOKED ]", false)]
    public void The_state_in_an_automatically_kept_file_decides_whether_the_key_is_trusted(string state, bool trusted)
    {
        var anchors = Parse($"""
            ; autotrust trust anchor file
            ;;id: . 1
            ;;last_queried: 1700000000 ;;Tue Nov 14 22:13:20 2023
            .	86400	IN	DNSKEY	{Key} ;{"{"}id = 55648 (ksk), size = 256b{"}"} ;;state={state} ;;count=0 ;;lastchange=1700000000
            """);

        Assert.Equal(trusted ? 1 : 0, anchors.Closest(DomainName.Root)!.Keys.Length);
        Assert.Single(anchors.Closest(DomainName.Root)!.Entries);
    }

    [Fact]
    public void A_revoked_key_gives_no_trust()
    {
        var revoked = Records.Dnskey(Key.Replace("257", "385", StringComparison.Ordinal));
        var anchor = Parse($"example. DNSKEY {revoked}").Closest(DomainName.Parse("example."))!;

        Assert.False(anchor.Trusts(revoked));
        Assert.Empty(anchor.Keys);
    }

    [Fact]
    public void Root_anchors_xml_gives_digests_with_their_times()
    {
        var anchors = Parse(RootAnchorsXml);
        var entries = anchors.Closest(DomainName.Root)!.Entries;

        Assert.Equal([19036, 20326, 38696], entries.Select(entry => (int)entry.KeyTag));
        Assert.Equal(new DateTimeOffset(2019, 1, 11, 0, 0, 0, TimeSpan.Zero), entries[0].ValidUntil);
        Assert.Equal(TrustAnchors.Iana.Closest(DomainName.Root)!.Ds, anchors.InForce(new DateTimeOffset(2026, 5, 5, 0, 0, 0, TimeSpan.Zero)).Closest(DomainName.Root)!.Ds);
    }

    [Fact]
    public void An_anchor_ends_at_the_second_of_validUntil_and_begins_at_the_second_of_validFrom()
    {
        var ksk2010 = Parse(RootAnchorsXml).Closest(DomainName.Root)!.Entries[0];
        var end = new DateTimeOffset(2019, 1, 11, 0, 0, 0, TimeSpan.Zero);
        var start = new DateTimeOffset(2010, 7, 15, 0, 0, 0, TimeSpan.Zero);

        Assert.True(ksk2010.IsInForce(end.AddSeconds(-1)));
        Assert.False(ksk2010.IsInForce(end));
        Assert.True(ksk2010.IsInForce(start));
        Assert.False(ksk2010.IsInForce(start.AddSeconds(-1)));
    }

    [Theory]
    [InlineData("<!DOCTYPE TrustAnchor [<!ENTITY a \"aaaa\">]><TrustAnchor><Zone>&a;</Zone></TrustAnchor>")]
    [InlineData("<!DOCTYPE TrustAnchor SYSTEM \"http://192.0.2.1/x.dtd\"><TrustAnchor><Zone>.</Zone></TrustAnchor>")]
    public void XML_with_a_document_type_is_refused(string text) => Assert.Equal(1, Failure(text).Line);

    [Fact]
    public void A_public_key_in_the_XML_that_does_not_have_the_digest_is_an_error()
    {
        var error = Failure($"""
            <TrustAnchor id="x" source="y">
            <Zone>.</Zone>
            <KeyDigest id="z" validFrom="2017-02-02T00:00:00+00:00">
            <KeyTag>20326</KeyTag><Algorithm>8</Algorithm><DigestType>2</DigestType>
            <Digest>{Ksk2017[10..]}</Digest>
            <PublicKey>AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3</PublicKey>
            <Flags>257</Flags>
            </KeyDigest>
            </TrustAnchor>
            """);

        Assert.Equal(6, error.Line);
        Assert.Contains("does not have this key tag and digest", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void BINDs_trust_anchors_are_found_within_a_whole_configuration()
    {
        var anchors = Parse($$"""
            /* named.conf
               trust-anchors { not here } */
            options { directory "/var/cache/bind"; dnssec-validation yes; }; // auto
            trust-anchors {
                . initial-ds 20326 8 2 "E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC6834
                                        57104237C7F8EC8D";   # as in bind.keys
                "." static-ds {{Ksk2024}};
                example.net static-key 257 3 13 "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edb
                        krSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==";
            };
            zone "example" { type primary; file "db"; };
            """);

        var root = anchors.Closest(DomainName.Root)!;
        Assert.Equal([true, false], root.Entries.Select(entry => entry.IsInitial));
        Assert.Equal(TrustAnchors.Iana.Closest(DomainName.Root)!.Ds, root.Ds);
        Assert.True(anchors.Closest(DomainName.Parse("a.example.net."))!.Trusts(Records.Dnskey(Key)));
    }

    [Fact]
    public void BINDs_older_blocks_are_read_too()
    {
        var anchors = Parse("""
            managed-keys { "example.net." initial-key 257 3 13 "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="; };
            trusted-keys { "example.org" 257 3 13 "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="; };
            """);

        Assert.Equal(["example.net.", "example.org."], anchors.All.Select(anchor => anchor.Zone.ToString()));
    }

    [Fact]
    public void Unbounds_lines_are_found_within_a_whole_configuration()
    {
        var anchors = Parse($"""
            # unbound.conf
            server:
                verbosity: 1
                # trust-anchor: "not.this DS {Ksk2017}"
                auto-trust-anchor-file: "root.key"
                trust-anchor: ". DS {Ksk2017}"
                trust-anchor: 'example.net. 3600 IN DNSKEY {Key}'
            forward-zone:
                name: "."
            """);

        Assert.Equal([".", "example.net."], anchors.All.Select(anchor => anchor.Zone.ToString()));
    }

    [Fact]
    public void A_configuration_that_only_names_a_file_says_so()
    {
        var error = Failure("server:\n  auto-trust-anchor-file: \"/var/lib/unbound/root.key\"\n");

        Assert.Equal((2, 3), (error.Line, error.Column));
        Assert.Contains("another file", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("; only a comment\n", 1, 1)]
    [InlineData(". IN DS 20326 8 2", 1, 17)]
    [InlineData(". IN DS 20326 8 2 E06D", 1, 19)]
    [InlineData(". IN DS 20326 8 2 (\n  E06X )", 2, 3)]
    [InlineData(". IN DS 70000 8 2 E06D", 1, 9)]
    [InlineData(". IN DS 20326 8 2 (", 1, 1)]
    [InlineData(". IN DS 20326 8 2 )", 1, 19)]
    [InlineData(". IN A 192.0.2.1", 1, 6)]
    [InlineData("a..b. IN DS 1 8 2 00", 1, 1)]
    [InlineData(".\n", 1, 1)]
    [InlineData("  DS 1 8 99 00", 1, 3)]
    [InlineData("$INCLUDE keys", 1, 1)]
    [InlineData("example. DNSKEY 256 2 8 AwEAAQ==", 1, 21)]
    [InlineData("example. DNSKEY 1 3 8 AwEAAQ==", 1, 17)]
    [InlineData("example. DNSKEY 256 3 8 Aw$AAQ==", 1, 25)]
    [InlineData("trust-anchors { . static-ds 1 8 99 \"00\" }", 1, 41)]
    [InlineData("trust-anchors { . static-ds 1 8 99 \"00\" ;", 1, 1)]
    [InlineData("trust-anchors {\n . sometimes-ds 1 8 99 \"00\" ; };", 2, 4)]
    [InlineData("trust-anchors { . static-ds 1 8 99 \"00 ; };", 1, 36)]
    [InlineData("trust-anchor: . DS 1 8 99 00", 1, 15)]
    [InlineData("trust-anchor: \". DS 1 8 99 0\"", 1, 28)]
    [InlineData("<html><body/></html>", 1, 2)]
    [InlineData("<TrustAnchor><Zone>.</Zone>", 1, 28)]
    [InlineData("<TrustAnchor>\n<Zone>.</Zone>\n<KeyDigest><KeyTag>1</KeyTag></KeyDigest></TrustAnchor>", 3, 2)]
    public void A_mistake_is_told_with_its_line_and_column(string text, int line, int column)
    {
        var error = Failure(text);

        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void A_zone_file_that_speaks_of_BIND_in_a_comment_is_still_a_zone_file() =>
        Assert.Single(Parse($"; put this into trust-anchors {{ }} of named.conf\n. DS {Ksk2017}\n").All);

    [Fact]
    public void Random_text_gives_anchors_or_a_place_and_never_an_exception()
    {
        string[] pieces =
        [
            ".", "example.", "IN", "3600", "DS", "DNSKEY", "RRSIG", "257", "3", "8", "2", "13", "AwEAAQ==", "00", "(", ")", ";", ";;state=2", "\"", "'", "{", "}",
            "\n", "\r\n", " ", "\t", "trust-anchors", "static-ds", "initial-key", "trusted-keys", "managed-keys", "trust-anchor:", "server:", "/*", "*/", "//", "#",
            "<TrustAnchor>", "</TrustAnchor>", "<Zone>", "</Zone>", "<KeyDigest validFrom='x'>", "<!DOCTYPE a>", "&a;", "\\", "\\000", "\\#", "$TTL", "\u0000", "\ufeff", "\u2028", "\ud800",
        ];
        Check.Sample(
            Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 40],
            words =>
            {
                foreach (var text in new[] { string.Concat(words), string.Join(' ', words) })
                {
                    var result = TrustAnchors.Parse(text);
                    Assert.True(result.Succeeded || result.Error.Line >= 1, text);
                }
            },
            iter: 3_000,
            threads: 1);
    }

    [Fact]
    public void A_long_text_of_one_piece_is_read_or_refused_in_time_that_grows_with_its_length()
    {
        foreach (var piece in new[] { "(", "{", "trust-anchors {", "trust-anchors", "trust-anchors ", "trust-anchors\n\n", "server:\n", "<a>", "\\", "\"", "/*", ". DS ", ";\n", "; trust-anchors\n", "a." })
        {
            var text = string.Concat(Enumerable.Repeat(piece, (1 << 18) / piece.Length));
            TimeBound.Holds(TimeSpan.FromSeconds(2), piece, () => Assert.NotNull(TrustAnchors.Parse(text).Error));
        }
    }

    [Fact]
    public void A_problem_never_repeats_control_characters_of_the_text() =>
        Assert.DoesNotContain('\u001b', Failure(". IN \u001b[31mX 1 2").Problem);

    [Fact]
    public void What_is_printed_reads_back_the_same()
    {
        var anchors = Parse($"example. DS {Ksk2017}\nexample. DNSKEY {Key}\n. DS {Ksk2024}\n");

        Assert.Equal(anchors.ToString(), Parse(anchors.ToString()).ToString());
    }

    private const string RootAnchorsXml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <TrustAnchor id="E9724F53-1851-4F86-85E5-F1392102940B" source="http://data.iana.org/root-anchors/root-anchors.xml">
        <Zone>.</Zone>
        <KeyDigest id="Kjqmt7v" validFrom="2010-07-15T00:00:00+00:00" validUntil="2019-01-11T00:00:00+00:00">
        <KeyTag>19036</KeyTag>
        <Algorithm>8</Algorithm>
        <DigestType>2</DigestType>
        <Digest>49AAC11D7B6F6446702E54A1607371607A1A41855200FD2CE1CDDE32F24E8FB5</Digest>
        </KeyDigest>
        <KeyDigest id="Klajeyz" validFrom="2017-02-02T00:00:00+00:00">
        <KeyTag>20326</KeyTag>
        <Algorithm>8</Algorithm>
        <DigestType>2</DigestType>
        <Digest>E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D</Digest>
        </KeyDigest>
        <KeyDigest id="Kmyv6jo" validFrom="2024-07-18T00:00:00+00:00">
        <KeyTag>38696</KeyTag>
        <Algorithm>8</Algorithm>
        <DigestType>2</DigestType>
        <Digest>683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16</Digest>
        </KeyDigest>
        </TrustAnchor>
        """;

    private static TrustAnchors Parse(string text)
    {
        var result = TrustAnchors.Parse(text);
        Assert.Null(result.Error);
        return result.Value;
    }

    private static ParseError Failure(string text)
    {
        var result = TrustAnchors.Parse(text);
        Assert.NotNull(result.Error);
        return result.Error;
    }
}
