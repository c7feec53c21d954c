/**
 * Asks IP-DECT servers what they think of themselves, each at its own fixed place in the interval.
 *
 * <p>In: which server is asked at which address. Out: one {@link org.dectwatch.collector.domain.DeviceReport} for each question,
 * failures included, as an observation. Thread: timers and results on one Vert.x context; one package below this for each
 * interface, which may use threads of its library until it has an answer.
 */
@NullMarked
package org.dectwatch.collector.scrape;

import org.jspecify.annotations.NullMarked;
