package org.dectwatch.collector.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What an IP-DECT server answered to one question, vendor-neutral. Failure is a report too.
 *
 * @param server name of the configured server
 * @param via which interface was asked
 * @param interval between two questions; after two missed ones the facts are stale
 * @param took from question to answer or failure
 * @param bytes size of the answer; 0 when there was none
 * @param failure empty when it answered
 * @param facts what it said; all unknown on failure
 */
public record DeviceReport(
        String server,
        Interface via,
        Duration interval,
        Duration took,
        long bytes,
        Optional<ScrapeFailure> failure,
        Facts facts) {
    public enum Interface {
        SNMP,
        TRAP,
        XML_RPC,
        SYSLOG,
        WEB,
        /** The cloud's API: its word on handsets, not on servers. */
        WEBEX,
        SIMULATED
    }

    public boolean succeeded() {
        return failure.isEmpty();
    }

    /**
     * Why a question was not answered.
     *
     * @param detail for a person; no secrets
     */
    public record ScrapeFailure(Reason reason, String detail) {
        /** Closed set: it is a metric label. */
        public enum Reason {
            TIMEOUT,
            UNREACHABLE,
            REFUSED,
            AUTHENTICATION,
            NOT_UNDERSTOOD,
            TOO_LARGE,
            CLOSED,
            OTHER
        }
    }

    /**
     * What a server may say; empty is unknown.
     *
     * @param uptimeSeconds since its management agent started
     * @param abnormalReleases total since an unknown point; may be reset by a restart
     */
    public record Facts(
            OptionalLong uptimeSeconds,
            Optional<String> systemName,
            Optional<String> description,
            Optional<String> softwareVersion,
            Optional<String> serial,
            Optional<String> ari,
            OptionalInt usersTotal,
            OptionalInt usersSubscribed,
            OptionalInt usersRegistered,
            OptionalInt basesUp,
            OptionalInt basesDown,
            OptionalInt voiceCallMax,
            OptionalInt callAttempts60min,
            OptionalLong abnormalReleases) {
        public static Facts none() {
            return new Facts(
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty());
        }
    }
}
