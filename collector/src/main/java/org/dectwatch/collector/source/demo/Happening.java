package org.dectwatch.collector.source.demo;

import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.net.ByteView;

/** Something that happens on the simulated site and can be noticed from outside. */
public sealed interface Happening {
    /** Nanoseconds since the site began. */
    long offsetNanos();

    /** One case for each kind. */
    interface Visitor {
        void frame(FrameSent frame);

        void report(ServerReported report);

        void word(HandsetSpokenOf word);

        void event(ServerTold event);

        void secret(SecretLogged secret);
    }

    void accept(Visitor visitor);

    /** A frame passed the switch ports of the IP-DECT servers; Ethernet. */
    record FrameSent(long offsetNanos, ByteView bytes) implements Happening {
        @Override
        public void accept(Visitor visitor) {
            visitor.frame(this);
        }
    }

    /** A server was asked, and answered or did not. */
    record ServerReported(long offsetNanos, DeviceReport report) implements Happening {
        @Override
        public void accept(Visitor visitor) {
            visitor.report(this);
        }
    }

    /** A server said something of one of its handsets. */
    record HandsetSpokenOf(long offsetNanos, HandsetWord word) implements Happening {
        @Override
        public void accept(Visitor visitor) {
            visitor.word(this);
        }
    }

    /** A server told something unasked. */
    record ServerTold(long offsetNanos, DeviceEvent event) implements Happening {
        @Override
        public void accept(Visitor visitor) {
            visitor.event(this);
        }
    }

    /** Somebody who keeps a key log of the simulated proxy wrote a line; it opens nothing but what is simulated. */
    record SecretLogged(long offsetNanos, String line) implements Happening {
        @Override
        public void accept(Visitor visitor) {
            visitor.secret(this);
        }

        @Override
        public String toString() {
            return "SecretLogged[" + offsetNanos + "]";
        }
    }
}
