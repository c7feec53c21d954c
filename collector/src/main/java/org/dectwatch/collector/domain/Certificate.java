package org.dectwatch.collector.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An X.509 certificate as it was served on the wire (RFC 5280), reduced to what can be judged without a trust store.
 *
 * @param subject distinguished name, RFC 2253 form; may be empty (RFC 5280 4.1.2.6)
 * @param issuer distinguished name of who signed it, same form
 * @param serial serial number, upper-case hexadecimal without separators, no leading zeros
 * @param notBefore first instant of validity
 * @param notAfter last instant of validity
 * @param dnsNames names of type dNSName in the subject alternative name, in the certificate's order
 * @param addresses IP addresses of the subject alternative name, as text
 * @param sha256 SHA-256 of the DER form: 64 upper-case hexadecimal digits
 * @param keyAlgorithm {@code RSA}, {@code EC}, {@code Ed25519} and the like, as the JDK names them
 * @param keyBits size of the public key in bits; 0 when it cannot be told
 * @param signatureAlgorithm as the JDK names it, such as {@code SHA256withRSA}; the object identifier for unknown ones
 * @param authority basic constraints say that it may sign others
 * @param selfSigned subject and issuer are the same and its own key verifies its signature
 */
public record Certificate(
        String subject,
        String issuer,
        String serial,
        Instant notBefore,
        Instant notAfter,
        List<String> dnsNames,
        List<String> addresses,
        String sha256,
        String keyAlgorithm,
        int keyBits,
        String signatureAlgorithm,
        boolean authority,
        boolean selfSigned) {
    public Certificate {
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
        if (sha256.length() != 64) {
            throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits");
        }
        if (keyBits < 0) {
            throw new IllegalArgumentException("keyBits must be 0 or more, not " + keyBits);
        }
    }

    /** Time left until {@link #notAfter}; negative when it is over. */
    public Duration left(Instant at) {
        return Duration.between(at, notAfter);
    }
}
