package org.dectwatch.collector.observe;

import org.dectwatch.collector.decode.ip.FragmentStats;
import org.dectwatch.collector.decode.transport.TcpStats;
import org.dectwatch.collector.observe.media.MediaStats;

/**
 * What an intake has done so far: a snapshot that any thread may read, about a second old.
 *
 * @param tls what was followed of TLS
 */
public record IntakeCounts(
        SignallingStreams signalling, FragmentStats fragments, TcpStats tcp, MediaStats media, TlsFollowed tls) {
    /**
     * SIP over connections.
     *
     * @param pings keep-alives of the side that asks (RFC 5626 4.4.1: double CRLF)
     * @param pongs their answers
     * @param skipped octets that belong to no message
     * @param evicted directions forgotten because there were too many
     */
    public record SignallingStreams(long pings, long pongs, long skipped, long evicted) {}

    /**
     * TLS connections, and records of theirs that carry encrypted data.
     *
     * @param evicted connections let go to make room
     * @param decrypted records
     * @param noKeys records let go before their keys came
     * @param notVerified records that did not verify under the keys at hand
     * @param givenUp records that came in a direction after it was given up
     * @param directionsGivenUp directions in which decryption was given up for good
     * @param heldOctets ciphertext that waits for keys now
     * @param malformedRecords places where no record, message or alert could begin
     * @param malformedCertificates that could not be read
     */
    public record TlsFollowed(
            long evicted,
            long decrypted,
            long noKeys,
            long notVerified,
            long givenUp,
            long directionsGivenUp,
            long heldOctets,
            long malformedRecords,
            long malformedCertificates) {}
}
