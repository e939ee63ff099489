#!/bin/sh
# Makes the zones of this folder again, with other keys: BIND's dnssec-keygen and dnssec-signzone for all algorithms they have,
# ldns for RSAMD5 keys and for DSA. One record a line; the keys' private halves lie beside.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/example" <<'ZONE'
Example. 3600 IN SOA ns.Example. hostmaster.example. 1 3600 600 86400 300
Example. 3600 IN NS ns.Example.
Example. 3600 IN NS NS2.example.
Example. 3600 IN MX 10 Mail.Example.
ns.example. 3600 IN A 192.0.2.1
ns.example. 3600 IN AAAA 2001:db8::1
ns2.example. 7200 IN A 192.0.2.3
ns2.example. 7200 IN A 192.0.2.2
ns2.example. 7200 IN A 192.0.2.10
mail.example. 3600 IN A 192.0.2.4
*.wild.example. 300 IN TXT "any"
a.b.c.example. 300 IN TXT "b" "a"
child.example. 3600 IN NS ns.child.example.
child.example. 3600 IN DS 12345 13 2 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF
ZONE

sign() { # mnemonic number size nsec3-options
    keys="$work/$2"
    mkdir "$keys"
    size=${3:+-b $3}
    ksk=$(dnssec-keygen -q -K "$keys" -a "$1" $size -f KSK example. 2>/dev/null)
    zsk=$(dnssec-keygen -q -K "$keys" -a "$1" $size example. 2>/dev/null)
    { cat "$work/example"; grep -h DNSKEY "$keys/$ksk.key" "$keys/$zsk.key" | grep -v '^;' | sed 's/ IN / 3600 IN /'; } > "$keys/zone"
    dnssec-signzone -q -d "$keys" -K "$keys" -o example. -O full -s 20260101000000 -e 20270101000000 $4 -f "$keys/signed" "$keys/zone" > /dev/null 2>&1
    grep -v '^;' "$keys/signed" | tr '\t' ' ' > "$2.zone"
    cp "$keys/$ksk.private" "$2.ksk.private"
    cp "$keys/$zsk.private" "$2.zsk.private"
}

sign RSASHA1 5 1024 ""
sign NSEC3RSASHA1 7 1024 "-3 aabbccdd -H 5 -A"
sign RSASHA256 8 1280 "-3 - -H 0"
sign RSASHA512 10 1024 ""
sign ECDSAP256SHA256 13 "" ""
sign ECDSAP384SHA384 14 "" "-3 - -H 0"
sign ED25519 15 "" ""
sign ED448 16 "" ""

sign_ldns() { # mnemonic number size options
    keys="$work/$2"
    mkdir "$keys"
    (
        cd "$keys"
        ksk=$(ldns-keygen -k -a "$1" -b "$3" example.)
        zsk=$(ldns-keygen -a "$1" -b "$3" example.)
        ldns-signzone -o example. -i 20260101000000 -e 20270101000000 $4 -f signed ../example "$ksk" "$zsk"
        cp "$ksk.private" ksk.private
        cp "$zsk.private" zsk.private
    )
    sed 's/;.*//' "$keys/signed" | tr '\t' ' ' | grep . > "$2.zone"
    cp "$keys/ksk.private" "$2.ksk.private"
    cp "$keys/zsk.private" "$2.zsk.private"
}

sign_ldns DSA 3 1024 ""
sign_ldns DSA-NSEC3-SHA1 6 512 "-n -s aabbccdd -t 5"
