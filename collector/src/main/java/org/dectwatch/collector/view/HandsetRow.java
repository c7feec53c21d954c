package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.net.Transport;

/**
 * One handset, one line.
 *
 * @param id unique in the site; what names it in metrics, unless two share it: then the address of record
 * @param server name of its IP-DECT server or the address it registers from; empty when unknown
 * @param lastStatus of the last final answer to a REGISTER
 * @param since when {@code state} was entered; empty when nothing was ever seen
 * @param grantedExpires seconds
 * @param remembered read from the state file and not seen since: never to be shown as good
 * @param why one sentence
 * @param codec of its last call
 * @param marks what each way of looking says of it
 * @param truth whether it is registered, by wire, server and cloud together; {@code state} is the wire's word alone
 */
public record HandsetRow(
        String id,
        Optional<String> name,
        Optional<String> extension,
        Optional<String> ipei,
        Optional<String> aor,
        String site,
        String server,
        boolean configured,
        RegistrationState state,
        RegistrationReason reason,
        OptionalInt lastStatus,
        Optional<RegistrationOutcome> lastOutcome,
        Optional<Instant> since,
        Optional<Instant> lastSeenAt,
        Optional<Instant> expiresAt,
        OptionalInt grantedExpires,
        boolean remembered,
        String why,
        Optional<Transport> transport,
        int activeCalls,
        Optional<String> codec,
        List<Mark> marks,
        Truth truth) {
    public HandsetRow {
        marks = List.copyOf(marks);
    }

    /**
     * The verdict.
     *
     * @param by who decided; empty when nobody knows
     * @param why empty when it is the row's own: the wire decided, and nobody contradicts it
     * @param contradiction two who say the opposite, in one sentence
     */
    public record Truth(
            HandsetTruth.Standing standing,
            Optional<HandsetTruth.Who> by,
            Optional<String> why,
            Optional<String> contradiction) {}
}
