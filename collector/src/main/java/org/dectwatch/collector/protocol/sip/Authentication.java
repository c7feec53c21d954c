package org.dectwatch.collector.protocol.sip;

import java.util.List;

/** All credentials and challenges of one message, in order; 8 of each at most. */
public record Authentication(List<Credentials> credentials, List<Challenge> challenges) {
    public static final Authentication NONE = new Authentication(List.of(), List.of());

    public Authentication {
        credentials = List.copyOf(credentials);
        challenges = List.copyOf(challenges);
    }
}
