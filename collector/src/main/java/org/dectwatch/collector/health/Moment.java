package org.dectwatch.collector.health;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.SourceState;
import org.jspecify.annotations.Nullable;

/** What a rule may look at. Servers and handsets are read at most once a moment, for a ledger counts and weighs to tell. */
public final class Moment {
    private final LedgerView view;
    private final Instant now;
    private final Instant watchingSince;
    private @Nullable Map<String, ServerStatus> servers;
    private @Nullable Map<String, Handset> handsets;

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
        return Optional.ofNullable(byName().get(name));
    }

    /** In the order of the ledger. */
    public Collection<ServerStatus> servers() {
        return Collections.unmodifiableCollection(byName().values());
    }

    private Map<String, ServerStatus> byName() {
        if (servers == null) {
            servers = new LinkedHashMap<>();
            for (ServerStatus server : view.servers()) {
                servers.put(server.name(), server);
            }
        }
        return servers;
    }

    /** By id. All are read at once, and at most once a moment. */
    public Optional<Handset> handset(String id) {
        return Optional.ofNullable(handsets().get(id));
    }

    /** Whether any registration behind this server was granted while it could be seen; of any server when none is named. */
    public boolean registrationsAreSeen(Optional<String> server) {
        return server.flatMap(this::server)
                .map(status -> status.registered() > 0)
                .orElseGet(() -> handsets().values().stream()
                        .anyMatch(handset -> handset.registration()
                                .filter(registration -> registration.successes() > 0)
                                .isPresent()));
    }

    private Map<String, Handset> handsets() {
        if (handsets == null) {
            handsets = new HashMap<>();
            for (Handset handset : view.handsets()) {
                handsets.putIfAbsent(handset.id(), handset);
            }
        }
        return handsets;
    }

    public Optional<SourceState> source(String name) {
        return view.sources().stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
