/**
 * The command line of the whole product.
 *
 * <p>In: arguments. Out: what the commands of the collector and of the dashboard do. Thread: main.
 */
@NullMarked
package org.dectwatch.dashboard;

import org.jspecify.annotations.NullMarked;
