package org.dectwatch.collector.net;

/**
 * Where in a capture something was seen.
 *
 * @param source name of the source: an interface, or the file as it was named on the command line
 * @param ordinal number of the frame in that source, from 1: what Wireshark shows
 */
public record FrameRef(String source, long ordinal) {}
