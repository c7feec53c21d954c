package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;

/**
 * The truth about one address of record, as far as the wire told it.
 *
 * @param since when {@code state} was entered; for EXPIRED the moment the binding lapsed
 * @param lastOutcome of the attempt begun last; empty where the answer may have been lost to us
 * @param lastStatus of the last final answer, 200..699
 * @param grantedExpiresSeconds granted in the last 2xx that kept a binding (RFC 3261 10.2.4)
 * @param expiresAt when the live or lapsed binding ends or ended
 * @param transactions REGISTERs with a new branch on one hop
 * @param attempts transactions that are not the answer to a challenge; successes + failures + open
 * @param authUser user name of the last digest credentials
 * @param device source of the hop with one Via
 * @param registrar destination of the last hop seen
 * @param medianDelayMs RFC 6076 4.1: first REGISTER of a successful attempt to its 2xx
 * @param remembered the state came from the state file and has not been seen on the wire since: never green
 * @param why one sentence for a person
 */
public record Registration(
        AddressOfRecord aor,
        RegistrationState state,
        Instant since,
        Optional<RegistrationOutcome> lastOutcome,
        RegistrationReason reason,
        OptionalInt lastStatus,
        OptionalInt grantedExpiresSeconds,
        Optional<Instant> expiresAt,
        int transactions,
        int attempts,
        int successes,
        int failures,
        int open,
        Optional<String> authUser,
        Optional<String> userAgent,
        Transport transport,
        Endpoint device,
        Endpoint registrar,
        OptionalDouble medianDelayMs,
        Instant firstTime,
        Instant lastTime,
        FrameRef firstPacket,
        FrameRef lastPacket,
        boolean remembered,
        String why) {}
