/**
 * {@code analyze}: captures in, one report out, as JSON (schema {@code dectwatch.report/1}) or as text for a terminal.
 *
 * <p>In: capture files, read on the calling thread, and the same intake and ledger as live. Out: one document, equal byte for
 * byte when the same files are read again. Thread: the caller's, which reads and decodes; what the frames mean is worked out on
 * a second one, in their order, which has ended before the document is composed.
 */
package org.dectwatch.collector.report;
