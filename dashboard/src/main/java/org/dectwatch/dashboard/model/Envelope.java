package org.dectwatch.dashboard.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The fields of a snapshot or delta that the dashboard itself understands.
 *
 * @param base of a delta; empty for a snapshot
 * @param ended a replay that came to its end: silence is then no fault
 */
public record Envelope(String schema, String runId, long revision, Optional<Long> base, boolean ended) {
    static final String SNAPSHOT = "dectwatch.snapshot/1";
    static final String DELTA = "dectwatch.delta/1";

    /** @throws NotUnderstood when a field is missing or of another kind */
    static Envelope of(JsonNode json) {
        String schema = json.path("schema").asText("");
        if (!schema.equals(SNAPSHOT) && !schema.equals(DELTA)) {
            throw new NotUnderstood("it speaks '" + schema + "', and this dashboard " + SNAPSHOT);
        }
        if (!json.path("runId").isTextual() || !json.path("revision").isIntegralNumber()) {
            throw new NotUnderstood("run id or revision is missing");
        }
        Optional<Long> base =
                schema.equals(DELTA) ? Optional.of(json.path("base").asLong(-1)) : Optional.empty();
        return new Envelope(
                schema,
                json.get("runId").asText(),
                json.get("revision").asLong(),
                base,
                json.path("verdict").path("state").asText("").equals("ENDED"));
    }

    /** What a collector sent is not the contract; the message says what, for a person. */
    public static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUnderstood(String why) {
            super(why, null, false, false);
        }
    }
}
