/**
 * One YAML file per site, bound to the options records of the rooms.
 *
 * <p>In: a site file, the environment, the files it names. Out: a {@link org.dectwatch.collector.config.SiteConfig}, or a
 * {@link org.dectwatch.collector.config.ConfigInvalid} that lists every mistake with file, line, key and remedy. The reference
 * (CONFIGURATION.md) and the effective configuration ({@code print-config}) come from the same records. A new section is a new
 * component of {@code SiteConfig}; nothing else changes here. Thread: the one that starts the program.
 */
@NullMarked
package org.dectwatch.collector.config;

import org.jspecify.annotations.NullMarked;
