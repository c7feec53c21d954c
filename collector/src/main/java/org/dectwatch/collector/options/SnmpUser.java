package org.dectwatch.collector.options;

/** A user of SNMPv3, its secrets found; see {@link SnmpUserOptions}. */
public record SnmpUser(
        String name,
        Authentication authentication,
        Secret authenticationSecret,
        Privacy privacy,
        Secret privacySecret) {
    /** RFC 3414 11.2. */
    private static final int SHORTEST = 8;

    public SnmpUser {
        if (authenticationSecret.reveal().length() < SHORTEST
                || privacySecret.reveal().length() < SHORTEST) {
            throw new IllegalArgumentException("a secret of the SNMPv3 user '" + name
                    + "' is shorter than 8 characters, which SNMPv3 does not allow");
        }
    }

    /** How messages are signed: RFC 3414 section 7, RFC 7860. MD5 is left out. */
    public enum Authentication {
        SHA1("1.3.6.1.6.3.10.1.1.3"),
        SHA224("1.3.6.1.6.3.10.1.1.4"),
        SHA256("1.3.6.1.6.3.10.1.1.5"),
        SHA384("1.3.6.1.6.3.10.1.1.6"),
        SHA512("1.3.6.1.6.3.10.1.1.7");

        private final String oid;

        Authentication(String oid) {
            this.oid = oid;
        }

        /** Of the protocol, dotted numbers. */
        public String oid() {
            return oid;
        }
    }

    /** How messages are encrypted: RFC 3826, and drafts that SNMP4J has numbers of its own for. DES is left out. */
    public enum Privacy {
        AES128("1.3.6.1.6.3.10.1.2.4"),
        AES192("1.3.6.1.4.1.4976.2.2.1.1.1"),
        AES256("1.3.6.1.4.1.4976.2.2.1.1.2"),
        AES192_CISCO("1.3.6.1.4.1.4976.2.2.1.2.1"),
        AES256_CISCO("1.3.6.1.4.1.4976.2.2.1.2.2");

        private final String oid;

        Privacy(String oid) {
            this.oid = oid;
        }

        /** Of the protocol, dotted numbers. */
        public String oid() {
            return oid;
        }
    }
}
