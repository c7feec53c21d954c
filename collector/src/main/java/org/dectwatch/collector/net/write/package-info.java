/**
 * The other way round: frames written from what they shall carry, with correct lengths and checksums. For the simulated site
 * and for tests.
 *
 * <p>In: addresses, ports, payload. Out: the octets of frames. Thread: any; builders are used once, by one thread.
 */
package org.dectwatch.collector.net.write;
