/**
 * The workbench on which one frame is taken apart: {@link org.dectwatch.collector.decode.packet.Packet} and the layers it can be at.
 *
 * <p>In: a frame. Out: positions in its bytes; nothing is copied. Thread: the capture thread; one workbench per decoder.
 */
package org.dectwatch.collector.decode.packet;
