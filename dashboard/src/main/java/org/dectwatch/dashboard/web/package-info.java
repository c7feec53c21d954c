/**
 * The web server: the page, its libraries, its events, and a handset's own view passed on from a collector.
 *
 * <p>In: browsers' requests. Out: files of this jar, server-sent events. Thread: the dashboard's event loop. Left out: who may look; the
 * default is to listen on the loopback address alone.
 */
package org.dectwatch.dashboard.web;
