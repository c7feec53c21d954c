/**
 * The whole product's command line, and the dashboard's wiring. The dashboard owns no truth: it mirrors what collectors say, and shares
 * with them nothing but the JSON of their API.
 *
 * <p>In: arguments, and the live streams of collectors. Out: the page. Thread: main, then the dashboard's event loops.
 */
@NullMarked
package org.dectwatch.dashboard;

import org.jspecify.annotations.NullMarked;
