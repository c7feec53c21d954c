package org.dectwatch.collector.options;

/** A user of SNMPv3 with authentication and privacy (RFC 3414); used by whoever asks, and by whoever is told. */
public record SnmpUserOptions(
        @Setting(help = "Name of the SNMPv3 user.", range = "1..32", example = "dectwatch", required = true)
        String name,

        @Setting(help = "How messages are signed.", byDefault = "sha256")
        SnmpUser.Authentication authentication,

        @Setting(
                help = "Where the secret that messages are signed with is to be found; 8 characters at least.",
                required = true)
        SecretRef authenticationSecret,

        @Setting(
                help =
                        "How messages are encrypted. AES-192 and AES-256 were never standardised: the plain names extend short keys"
                                + " as net-snmp does, those with `-cisco` as Cisco does.",
                byDefault = "aes128")
        SnmpUser.Privacy privacy,

        @Setting(
                help = "Where the secret that messages are encrypted with is to be found; 8 characters at least.",
                required = true)
        SecretRef privacySecret) {
    public SnmpUserOptions {
        Ranges.check(SnmpUserOptions.class, name, authentication, authenticationSecret, privacy, privacySecret);
    }
}
