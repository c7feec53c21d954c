/**
 * Capture files, read and written in pure Java, and live capture through libpcap.
 *
 * <p>In: files, standard input, or an interface. Out: {@link org.dectwatch.collector.net.RawFrame}s whose bytes are borrowed
 * from the reader's buffer until the next frame, and ticks. Thread: files are read on the caller's thread; each interface has
 * its own, {@code capture-<interface>}. {@link org.dectwatch.collector.source.pcap.LivePcapSource} is the only class that knows
 * pcap4j.
 *
 * <p>Formats: pcap (draft-ietf-opsawg-pcap, and Kuznetzov's variant), pcapng (draft-ietf-opsawg-pcapng), either inside gzip
 * (RFC 1952). Left out: zstd, LZ4, xz (named in the error), snoop, ERF and other vendors' formats.
 */
package org.dectwatch.collector.source.pcap;
