package org.dectwatch.collector.source.pcap;

import java.util.Optional;
import org.dectwatch.collector.net.FrameSink;

/** Says where the frames of each file go, when {@link CaptureFiles} comes to the file's first packet. */
@FunctionalInterface
public interface SinkChoice {
    /**
     * @param file the name as given; the source of its frames
     * @param continues a file that had ended when this one began, and that no other file continues yet: the two are one point
     *     of capture, as when a capture is written in rotation. Answer the same sink to let connections go on across them.
     */
    FrameSink sinkFor(String file, Optional<String> continues);

    /** Everything into one. */
    static SinkChoice all(FrameSink sink) {
        return (file, continues) -> sink;
    }
}
