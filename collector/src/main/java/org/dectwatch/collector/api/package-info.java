/**
 * HTTP: snapshot, live stream, a handset's own view, alerts, health, metrics.
 *
 * <p>In: requests, and what is published in a {@link org.dectwatch.collector.view.LiveView}. Out: JSON and text. Thread: one event
 * loop owns all clients; serialising, compressing and rendering run on worker threads, one after the other. Left out: who may
 * ask. The default is to listen on the loopback address alone.
 */
package org.dectwatch.collector.api;
