package org.dectwatch.collector.scrape.webex;

import java.time.Instant;
import java.util.Optional;

/**
 * A call of the detailed call history. Numbers and names of people are left where they are.
 *
 * @param id of the record; the same one may come twice
 * @param ipei 12 digits of the field Device MAC
 * @param outcome {@code Success}, {@code Failure} or {@code Refusal}
 * @param reason such as {@code Normal}, {@code UserBusy}, {@code SIP480}
 */
record WebexCall(String id, Instant at, String ipei, Optional<String> direction, String outcome, String reason) {
    boolean succeeded() {
        return outcome.equalsIgnoreCase("Success");
    }

    boolean refused() {
        return outcome.equalsIgnoreCase("Refusal");
    }
}
