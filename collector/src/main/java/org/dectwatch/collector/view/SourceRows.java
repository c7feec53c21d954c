package org.dectwatch.collector.view;

import java.util.OptionalLong;
import org.dectwatch.collector.domain.SourceState;

/** From what a source says of itself to its line. */
final class SourceRows {
    private SourceRows() {}

    static SourceRow row(SourceState source, String site) {
        return new SourceRow(
                source.name(),
                site,
                source.kind(),
                source.condition(),
                source.why(),
                SnapshotBuilder.millis(source.since()),
                source.packets(),
                source.bytes(),
                source.kernelDrops() < 0 ? OptionalLong.empty() : OptionalLong.of(source.kernelDrops()),
                source.truncated(),
                SnapshotBuilder.millis(source.lastPacketAt()),
                SnapshotBuilder.millis(source.lastFromDevices()),
                SnapshotBuilder.millis(source.lastToDevices()));
    }
}
