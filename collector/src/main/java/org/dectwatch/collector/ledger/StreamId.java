package org.dectwatch.collector.ledger;

import java.time.Instant;
import org.dectwatch.collector.domain.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * A stream in the ledger: where it was captured, its key, and its first packet, since the same stream may begin again after a
 * silence. Looked up several times a second for each stream, so that the hash is worked out once.
 */
final class StreamId {
    private final String source;
    private final StreamKey stream;
    private final Instant first;
    private final int hash;

    StreamId(String source, StreamKey stream, Instant first) {
        this.source = source;
        this.stream = stream;
        this.first = first;
        this.hash = (source.hashCode() * 31 + stream.hashCode()) * 31 + first.hashCode();
    }

    StreamKey stream() {
        return stream;
    }

    /** Time of the first packet. */
    Instant first() {
        return first;
    }

    StreamEnds.End sender() {
        return new StreamEnds.End(source, stream.flow().source(), true, stream.ssrc());
    }

    StreamEnds.End receiver() {
        return new StreamEnds.End(source, stream.flow().destination(), false, stream.ssrc());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof StreamId that
                        && hash == that.hash
                        && stream.equals(that.stream)
                        && first.equals(that.first)
                        && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return source + " " + stream + " since " + first;
    }
}
