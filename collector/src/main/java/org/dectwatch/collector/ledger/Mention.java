package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.dectwatch.collector.ledger.StreamEnds.End;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.rtcp.ReportBlock;
import org.dectwatch.collector.protocol.rtcp.RtcpCompound;
import org.dectwatch.collector.protocol.rtcp.SenderInfo;
import org.dectwatch.collector.protocol.rtcp.VoipMetrics;

/** What one datagram of RTCP says of one stream. */
interface Mention {
    /** More than so many blocks in one datagram come from no phone. */
    int MOST_BLOCKS = 32;

    /** The end of the stream that spoke; its port is that of its RTCP. */
    End speaker();

    /** To whom. */
    Endpoint other();

    /** @param missing numbers of the stream missing here so far */
    void tell(RemoteTally tally, Instant at, long missing);

    /** The end of the stream that was spoken to, as far as RTCP and media have the same addresses. */
    default End listener() {
        End speaker = speaker();
        return new End(speaker.source(), other(), !speaker.sends(), speaker.ssrc());
    }

    /** In the order of the datagram. */
    static List<Mention> of(String source, Observation.Rtcp said) {
        List<Mention> mentions = new ArrayList<>(2);
        Endpoint from = said.flow().source();
        Endpoint to = said.flow().destination();
        RtcpCompound compound = said.compound();
        compound.senderInfo()
                .ifPresent(info -> mentions.add(
                        new Own(new End(source, from, true, compound.sender()), to, info, said.counted())));
        compound.reports().stream()
                .limit(MOST_BLOCKS)
                .forEach(block -> mentions.add(new Received(new End(source, from, false, block.about()), to, block)));
        compound.voip().stream()
                .limit(MOST_BLOCKS)
                .forEach(block -> mentions.add(new Rated(new End(source, from, false, block.about()), to, block)));
        return mentions;
    }

    /** The sender of itself. */
    record Own(End speaker, Endpoint other, SenderInfo info, OptionalLong counted) implements Mention {
        @Override
        public void tell(RemoteTally tally, Instant at, long missing) {
            tally.sent(at, info, counted);
        }
    }

    /** A receiver of what it got. */
    record Received(End speaker, Endpoint other, ReportBlock block) implements Mention {
        @Override
        public void tell(RemoteTally tally, Instant at, long missing) {
            tally.received(at, speaker.address(), block, missing);
        }
    }

    /** A receiver of how it sounded. */
    record Rated(End speaker, Endpoint other, VoipMetrics block) implements Mention {
        @Override
        public void tell(RemoteTally tally, Instant at, long missing) {
            tally.rated(Ratings.of(at, block));
        }
    }
}
