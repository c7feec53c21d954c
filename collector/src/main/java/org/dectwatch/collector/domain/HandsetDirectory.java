package org.dectwatch.collector.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a handset of the configured list by what others call it. Where two rows share a name, the first bears it; that they do is a
 * fault of the list and told as such. Immutable.
 */
public final class HandsetDirectory {
    private final List<Site.KnownHandset> handsets;
    private final Map<String, Site.KnownHandset> byId = new HashMap<>();
    private final Map<String, Site.KnownHandset> byIpei = new HashMap<>();
    private final Map<String, Site.KnownHandset> byUser = new HashMap<>();
    private final Map<String, Site.KnownHandset> byAuthUser = new HashMap<>();
    private final Map<String, Site.KnownHandset> byExtension = new HashMap<>();

    public HandsetDirectory(List<Site.KnownHandset> handsets) {
        this.handsets = List.copyOf(handsets);
        for (Site.KnownHandset handset : this.handsets) {
            byId.putIfAbsent(handset.id(), handset);
            handset.ipei().ifPresent(ipei -> byIpei.putIfAbsent(ipei, handset));
            if (!handset.user().isEmpty()) {
                byUser.putIfAbsent(handset.user(), handset);
            }
            handset.authUser().ifPresent(user -> byAuthUser.putIfAbsent(user, handset));
            handset.extension().ifPresent(extension -> byExtension.putIfAbsent(extension, handset));
        }
    }

    /**
     * A handset whose REGISTER carries Line ID and SIP user name in each other's place.
     *
     * @param certain both names are where the other belongs; otherwise one was not seen or is not in the list
     */
    public record Swapped(Site.KnownHandset handset, boolean certain) {}

    public List<Site.KnownHandset> handsets() {
        return handsets;
    }

    public Optional<Site.KnownHandset> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Site.KnownHandset> byUser(String user) {
        return Optional.ofNullable(byUser.get(user));
    }

    /** By IPEI first, then by user, then by extension. */
    public Optional<Site.KnownHandset> find(HandsetKey key) {
        return key.ipei()
                .map(byIpei::get)
                .or(() -> key.user().map(byUser::get))
                .or(() -> key.extension().map(byExtension::get));
    }

    /** Whose registration this is: by the user of its address of record, else by the two names swapped. */
    public Optional<Site.KnownHandset> owner(Registration registration) {
        return byUser(registration.aor().user()).or(() -> swapped(registration).map(Swapped::handset));
    }

    /** The id under which a registration is shown: that of its owner, else its user. */
    public String idOf(Registration registration) {
        return owner(registration)
                .map(Site.KnownHandset::id)
                .orElse(registration.aor().user());
    }

    /**
     * The handset that a registration would belong to, were its two names exchanged. One in the name of a listed user is none. One
     * that was granted is only where both names are known: then the registrar agrees with the wire, and the list has them exchanged.
     */
    public Optional<Swapped> swapped(Registration registration) {
        String user = registration.aor().user();
        if (byUser.containsKey(user)) {
            return Optional.empty();
        }
        Optional<Site.KnownHandset> signsIn = registration.authUser().map(byUser::get);
        Optional<Site.KnownHandset> named = Optional.ofNullable(byAuthUser.get(user));
        if (named.isPresent() && signsIn.equals(named)) {
            return named.map(handset -> new Swapped(handset, true));
        }
        if (registration.successes() > 0) {
            return Optional.empty();
        }
        // Refused before it could sign in, or of a list that tells only one of the two names.
        return named.isPresent()
                ? named.filter(handset -> signsIn.isEmpty()).map(handset -> new Swapped(handset, false))
                : signsIn.filter(handset -> handset.authUser().isEmpty()).map(handset -> new Swapped(handset, false));
    }
}
