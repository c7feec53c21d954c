package org.dectwatch.collector.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.StreamBuffer;
import org.dectwatch.collector.protocol.dns.DnsMessage;
import org.dectwatch.collector.protocol.dns.DnsParser;
import org.dectwatch.collector.protocol.dns.DnsQuestion;
import org.dectwatch.collector.protocol.dns.DnsRecord;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** Answers of DNS that say where somebody may go: names of services and addresses. Everything else is passed over. */
final class DnsReader {
    static final int PORT = 53;

    private static final int ADDRESS = 1;
    private static final int ALIAS = 5;
    private static final int ADDRESS_V6 = 28;
    private static final int SERVICE = 33;
    /** More than any sensible answer has. */
    private static final int MOST_RECORDS = 64;

    private static final Limits STREAMS = new Limits(256, 4 << 20, Duration.ofMinutes(1));

    private final ObservationSink out;
    private final BoundedTable<Direction, StreamBuffer> streams =
            new BoundedTable<>(STREAMS, (direction, buffer, why, at) -> {});

    private record Direction(String source, long connection) {}

    DnsReader(ObservationSink out) {
        this.out = out;
    }

    /** A datagram from port 53. */
    void datagram(Segment.Datagram datagram) {
        read(DnsParser.expect(datagram.payload()), datagram.flow(), datagram.carriage());
    }

    /** Octets from port 53 over TCP: where a server asks again that got a truncated answer. */
    void data(Segment.StreamData data) {
        Direction direction = new Direction(data.carriage().source(), data.connection());
        long now = data.carriage().timeNanos();
        StreamBuffer buffer = streams.get(direction, now).orElseGet(StreamBuffer::new);
        buffer.append(data.bytes());
        streams.put(direction, buffer, buffer.length(), now);
        while (buffer.length() >= 2) {
            ByteView waiting = buffer.view(0, buffer.length());
            Optional<DnsMessage> message = DnsParser.take(waiting);
            if (message.isEmpty()) {
                break;
            }
            int length = 2 + waiting.u16(0);
            read(message.get(), data.flow(), data.carriage());
            buffer.consume(length);
        }
        buffer.release();
        streams.resize(direction, buffer.length());
    }

    void end(Segment.StreamEnd end) {
        streams.remove(new Direction(end.carriage().source(), end.connection()));
    }

    private void read(DnsMessage message, Flow flow, Carriage carriage) {
        if (!message.response() || message.opcode() != 0 || message.questions().size() != 1) {
            return;
        }
        DnsQuestion question = message.questions().get(0);
        if (!says(question.type()) || message.truncated() && message.answers().isEmpty()) {
            return;
        }
        List<DnsRecord> records = new ArrayList<>();
        for (List<DnsRecord> section : List.of(message.answers(), message.additionals())) {
            section.stream()
                    .filter(one -> says(one.type()) || one.type() == ALIAS)
                    .limit(MOST_RECORDS)
                    .forEach(records::add);
        }
        out.observe(new Observation(
                carriage.time(),
                carriage.source(),
                Optional.of(carriage.frame()),
                new Observation.Dns(flow.reversed(), question.name(), question.type(), message.rcodeName(), records)));
    }

    private static boolean says(int type) {
        return type == ADDRESS || type == ADDRESS_V6 || type == SERVICE;
    }
}
