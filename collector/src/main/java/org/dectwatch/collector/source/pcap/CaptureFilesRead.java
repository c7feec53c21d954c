package org.dectwatch.collector.source.pcap;

import java.util.List;

/**
 * What came of reading several files.
 *
 * @param captures of the readable ones, in the order in which they were named
 * @param unreadable why the others are none
 * @param stopped the reading was stopped before the end
 */
public record CaptureFilesRead(List<CaptureSummary> captures, List<CaptureUnreadable> unreadable, boolean stopped) {
    public CaptureFilesRead {
        captures = List.copyOf(captures);
        unreadable = List.copyOf(unreadable);
    }
}
