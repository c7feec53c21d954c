package org.dectwatch.collector.source.demo.tls;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A leaf and its issuer as a proxy would show them (RFC 5280). Form, names and dates are right; the keys belong to nobody, and
 * what stands in place of the signatures is chance: there is nothing to steal and nothing to trust.
 */
public final class SimulatedChain {
    private static final String ORGANISATION = "dectwatch demo (simulated)";
    private static final String ISSUER = "Demo Issuing CA (simulated)";
    private static final String ROOT = "Demo Root CA (simulated)";
    private static final byte[] SHA256_WITH_RSA = Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.nothing());
    private static final int KEY_OCTETS = 256;

    private final List<byte[]> certificates;

    private SimulatedChain(List<byte[]> certificates) {
        this.certificates = certificates;
    }

    /**
     * @param host the name it is good for
     * @param notAfter of the leaf; its issuer lasts for years
     */
    public static SimulatedChain of(Random random, String host, Instant notBefore, Instant notAfter) {
        byte[] leaf = certificate(random, host, ISSUER, notBefore, notAfter, names(host));
        byte[] issuer = certificate(
                random,
                ISSUER,
                ROOT,
                notBefore.minus(Duration.ofDays(700)),
                notAfter.plus(Duration.ofDays(1500)),
                authority());
        return new SimulatedChain(List.of(leaf, issuer));
    }

    /** DER, leaf first. */
    List<byte[]> certificates() {
        return certificates;
    }

    private static byte[] certificate(
            Random random, String subject, String issuer, Instant notBefore, Instant notAfter, byte[] extension) {
        byte[] version3 = Der.tagged(0xa0, Der.integer(BigInteger.TWO));
        byte[] content = Der.sequence(
                version3,
                Der.integer(new BigInteger(63, random).setBit(62)),
                SHA256_WITH_RSA,
                name(issuer),
                Der.sequence(Der.time(notBefore), Der.time(notAfter)),
                name(subject),
                key(random),
                Der.tagged(0xa3, Der.sequence(extension)));
        return Der.sequence(content, SHA256_WITH_RSA, Der.bits(chance(random, KEY_OCTETS)));
    }

    private static byte[] name(String common) {
        return Der.sequence(
                Der.set(Der.sequence(Der.oid("2.5.4.10"), Der.text(ORGANISATION))),
                Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.text(common))));
    }

    /** An odd number of 2048 bits, and the usual exponent. */
    private static byte[] key(Random random) {
        BigInteger modulus = new BigInteger(1, chance(random, KEY_OCTETS))
                .setBit(8 * KEY_OCTETS - 1)
                .setBit(0);
        byte[] rsa = Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.nothing());
        return Der.sequence(rsa, Der.bits(Der.sequence(Der.integer(modulus), Der.integer(BigInteger.valueOf(65_537)))));
    }

    /** Subject alternative name. */
    private static byte[] names(String host) {
        byte[] dns = Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII));
        return Der.sequence(Der.oid("2.5.29.17"), Der.octets(Der.sequence(dns)));
    }

    /** Basic constraints: it may sign others. */
    private static byte[] authority() {
        return Der.sequence(Der.oid("2.5.29.19"), Der.yes(), Der.octets(Der.sequence(Der.yes())));
    }

    private static byte[] chance(Random random, int octets) {
        byte[] bytes = new byte[octets];
        random.nextBytes(bytes);
        return bytes;
    }
}
