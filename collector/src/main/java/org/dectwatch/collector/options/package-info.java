/**
 * Words for options: how a room describes what can be configured in it, with unit, range and help beside the value.
 *
 * <p>In: nothing. Out: the annotation {@link org.dectwatch.collector.options.Setting}, quantities with units, and references to
 * secrets. Each room keeps its own options record beside its code; {@code config} binds the site file to them and generates
 * CONFIGURATION.md from them. Thread: values only.
 */
@NullMarked
package org.dectwatch.collector.options;

import org.jspecify.annotations.NullMarked;
