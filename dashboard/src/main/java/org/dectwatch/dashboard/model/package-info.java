/**
 * What a collector showed, mirrored: an envelope of fields that are understood here, and rows that are kept as they came, so that
 * a collector may add a column and the page show it without a word of Java in between.
 *
 * <p>In: JSON of the contract. Out: records and JSON for browsers. Thread: one worker at a time.
 */
package org.dectwatch.dashboard.model;
