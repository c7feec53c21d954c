/**
 * The root: the command line and the wiring.
 *
 * <p>In: arguments and a site file. Out: rooms built once, by constructor, in the order of flow. Thread: main.
 */
@NullMarked
package org.dectwatch.collector;

import org.jspecify.annotations.NullMarked;
