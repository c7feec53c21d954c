package org.dectwatch.collector.api;

/**
 * What one part says of itself.
 *
 * @param matters the whole is unhealthy when this is not ok
 * @param sentence for a person, whether ok or not
 */
public record HealthCheck(String name, boolean ok, boolean matters, String sentence) {}
