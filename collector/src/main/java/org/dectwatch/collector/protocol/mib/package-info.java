/**
 * Names and object identifiers out of MIB files (SMIv1 RFC 1155, 1212, 1215; SMIv2 RFC 2578).
 *
 * <p>In: the text of MIB files. Out: a {@link org.dectwatch.collector.protocol.mib.Mib}, or what is wrong in which line. Thread:
 * pure functions, any.
 */
@NullMarked
package org.dectwatch.collector.protocol.mib;

import org.jspecify.annotations.NullMarked;
