package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Something happened. Made by the ledger, shown to metrics, history and rules; visited with {@link Visitor}. */
public sealed interface DomainEvent {
    /** When it happened, in stream time. */
    Instant time();

    <T> T accept(Visitor<T> visitor);

    /**
     * A SIP message was on the wire.
     *
     * @param server name or address of the IP-DECT server it belongs to; empty when neither end is one
     * @param method of the request, or of the CSeq
     * @param status of the response; empty for a request
     */
    record SipSeen(
            Instant time, String server, String method, OptionalInt status, String transport, boolean retransmission)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.sipSeen(this);
        }
    }

    /**
     * An attempt to register ended.
     *
     * @param delayMs RFC 6076 registration request delay; only for ACCEPTED
     */
    record RegistrationEnded(
            Instant time,
            AddressOfRecord aor,
            String server,
            RegistrationOutcome outcome,
            RegistrationReason reason,
            OptionalInt status,
            OptionalDouble delayMs)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.registrationEnded(this);
        }
    }

    /** A registration is in another state, or new. */
    record RegistrationChanged(Instant time, Optional<RegistrationState> before, String server, Registration now)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.registrationChanged(this);
        }
    }

    /** A call is in another state, or new, or its media was agreed anew. */
    record CallChanged(Instant time, Optional<CallState> before, String server, Call now) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.callChanged(this);
        }
    }

    /**
     * A request for a session has its outcome.
     *
     * @param delayMs RFC 6076 session request delay; empty when no answer told the caller anything
     */
    record SessionRequested(Instant time, String server, SessionResult result, OptionalDouble delayMs)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.sessionRequested(this);
        }
    }

    /**
     * A session whose beginning was seen is over: its BYE was answered, or was not in time, or its end is inferred.
     *
     * @param byeAnswered false too when no BYE was seen
     * @param durationMs RFC 6076 4.5: the 2xx of its INVITE to its end
     * @param disconnectDelayMs RFC 6076 4.4; empty unless the BYE got a 2xx
     */
    record SessionEnded(
            Instant time,
            String server,
            CallEnd by,
            boolean byeAnswered,
            OptionalDouble durationMs,
            OptionalDouble disconnectDelayMs)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.sessionEnded(this);
        }
    }

    /**
     * A stream's second was heard of.
     *
     * @param unexplained the two ends, when a server's address claims it and no SDP does
     */
    record StreamHeard(
            Instant time, String server, MediaStream stream, StreamInterval interval, Optional<MediaPair> unexplained)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.streamHeard(this);
        }
    }

    /** A TLS connection began, was established, failed or ended. */
    record TlsChanged(Instant time, String server, Optional<TlsConnection> before, TlsConnection now)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.tlsChanged(this);
        }
    }

    /** Something of TLS between a server and a target it connects to is different; {@link TlsView#target} says what. */
    record TlsTargetChanged(Instant time, String server, String target) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.tlsTargetChanged(this);
        }
    }

    /**
     * An established connection died under handsets, or otherwise than by its client's orderly goodbye.
     *
     * @param handsets that rode on it with a live binding; inferred: all of the server; empty when nobody can know
     * @param inferred nobody could read who rode on it
     */
    record TlsConnectionLost(
            Instant time,
            String server,
            String target,
            TlsConnection connection,
            OptionalInt handsets,
            boolean inferred)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.tlsConnectionLost(this);
        }
    }

    /** A server answered, or failed to. */
    record DeviceReported(Instant time, DeviceReport report, boolean restarted) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.deviceReported(this);
        }
    }

    /**
     * A server said something unasked.
     *
     * @param server its configured name or address
     */
    record DeviceTold(Instant time, String server, DeviceEvent event) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.deviceTold(this);
        }
    }

    /**
     * A server or the cloud said something of one handset.
     *
     * @param handset id of the {@link Handset}
     * @param before its last word over the same interface
     */
    record HandsetSaid(Instant time, String handset, Optional<HandsetWord> before, HandsetWord now)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.handsetSaid(this);
        }
    }

    /**
     * Two sources have disagreed for long enough to be told: about how many handsets of a server are registered, or about one.
     *
     * @param handset id of the one it is about; empty when it is about a server's count
     * @param said registered, by the server or the cloud; 0 or 1 for a single handset
     * @param other registered, by whom it disagrees with: the wire, unless cloud and server disagree
     * @param why one sentence
     */
    record Disagreement(Instant time, String server, Optional<String> handset, int said, int other, String why)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.disagreement(this);
        }
    }

    /** A source is in another condition, or told its counts. */
    record SourceHeard(Instant time, Optional<SourceState> before, SourceState now) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.sourceHeard(this);
        }
    }

    /**
     * A table was full, and something was forgotten.
     *
     * @param table which
     * @param reason count, bytes or age
     */
    record Evicted(Instant time, String table, String reason, long count) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.evicted(this);
        }
    }

    /** One case for each kind of event: a new kind does not compile until everybody has thought of it. */
    interface Visitor<T> {
        T sipSeen(SipSeen event);

        T registrationEnded(RegistrationEnded event);

        T registrationChanged(RegistrationChanged event);

        T callChanged(CallChanged event);

        T sessionRequested(SessionRequested event);

        T sessionEnded(SessionEnded event);

        T streamHeard(StreamHeard event);

        T tlsChanged(TlsChanged event);

        T tlsTargetChanged(TlsTargetChanged event);

        T tlsConnectionLost(TlsConnectionLost event);

        T deviceReported(DeviceReported event);

        T deviceTold(DeviceTold event);

        T handsetSaid(HandsetSaid event);

        T disagreement(Disagreement event);

        T sourceHeard(SourceHeard event);

        T evicted(Evicted event);
    }
}
