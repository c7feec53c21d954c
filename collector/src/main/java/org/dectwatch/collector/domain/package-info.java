/**
 * The nouns: handset, registration, call, stream, TLS connection, IP-DECT server, and what happened to them.
 *
 * <p>In: nothing. Out: immutable records and enums for every room above. Thread: any; nothing here has state.
 */
package org.dectwatch.collector.domain;
