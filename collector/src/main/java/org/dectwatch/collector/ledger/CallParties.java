package org.dectwatch.collector.ledger;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipUriParser;

/** Whose call it is: caller, callee, the handset that was called, and the IP-DECT server's end. */
final class CallParties {
    private final AddressOfRecord caller;
    private final AddressOfRecord callee;
    private Optional<AddressOfRecord> handset = Optional.empty();
    private Endpoint device;
    private boolean deviceKnown;

    CallParties(AddressOfRecord caller, AddressOfRecord callee, Observation.Sip first) {
        this.caller = caller;
        this.callee = callee;
        this.device =
                first.message().request() ? first.flow().source() : first.flow().destination();
    }

    /** Learns what a hop tells: which end is an IP-DECT server, and whose contact was called. */
    void learn(Observation.Sip sip, CallTable table, CallEntry entry) {
        if (!deviceKnown) {
            table.device(sip.flow()).ifPresent(end -> {
                device = end;
                deviceKnown = true;
            });
        }
        if (handset.isEmpty() && sip.message().method().equals("INVITE")) {
            handset = sip.message()
                    .requestUri()
                    .flatMap(SipUriParser::read)
                    .flatMap(table::boundAt)
                    .filter(aor -> !aor.equals(caller) && !aor.equals(callee));
            handset.ifPresent(aor -> table.joined(entry, aor));
        }
    }

    AddressOfRecord caller() {
        return caller;
    }

    AddressOfRecord callee() {
        return callee;
    }

    /** Address of record whose contact was called, when it is neither of the two. */
    Optional<AddressOfRecord> handset() {
        return handset;
    }

    Endpoint device() {
        return device;
    }

    Set<AddressOfRecord> all() {
        Set<AddressOfRecord> all = new LinkedHashSet<>(4);
        all.add(caller);
        all.add(callee);
        handset.ifPresent(all::add);
        return all;
    }
}
