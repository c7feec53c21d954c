package org.dectwatch.collector.health;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.SourceState;
import org.jspecify.annotations.Nullable;

/** What a rule may look at. Servers are read at most once a moment, for a ledger counts their handsets to tell. */
public final class Moment {
    private final LedgerView view;
    private final Instant now;
    private final Instant watchingSince;
    private @Nullable Map<String, ServerStatus> servers;

    /**
     * @param now the moment it is asked about, in stream time
     * @param watchingSince when the first moment was
     */
    public Moment(LedgerView view, Instant now, Instant watchingSince) {
        this.view = view;
        this.now = now;
        this.watchingSince = watchingSince;
    }

    public LedgerView view() {
        return view;
    }

    public Instant now() {
        return now;
    }

    public Instant watchingSince() {
        return watchingSince;
    }

    public Optional<ServerStatus> server(String name) {
        if (servers == null) {
            servers = new HashMap<>();
            for (ServerStatus server : view.servers()) {
                servers.put(server.name(), server);
            }
        }
        return Optional.ofNullable(servers.get(name));
    }

    public Optional<SourceState> source(String name) {
        return view.sources().stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
