/**
 * Lists of handsets and exported settings of IP-DECT servers, read and joined.
 *
 * <p>In: CSV and XML files that people exported, of any usual encoding and delimiter, bounded in size. Out: the handsets of the site and
 * what is wrong with the lists ({@link org.dectwatch.collector.domain.InventoryFault}); never a password, which is dropped as it is
 * read, and no text of a row that could not be understood. Thread: the one that starts the program.
 */
@NullMarked
package org.dectwatch.collector.config.roster;

import org.jspecify.annotations.NullMarked;
