package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.Site;

/** One of the names by which others call a handset. What they say is kept under each, and found whichever of them the list knows. */
record HandsetName(Kind kind, String text) {
    enum Kind {
        IPEI,
        USER,
        EXTENSION
    }

    static List<HandsetName> of(HandsetKey key) {
        List<HandsetName> names = new ArrayList<>(3);
        key.ipei().ifPresent(text -> names.add(new HandsetName(Kind.IPEI, text)));
        key.user().ifPresent(text -> names.add(new HandsetName(Kind.USER, text)));
        key.extension().ifPresent(text -> names.add(new HandsetName(Kind.EXTENSION, text)));
        return names;
    }

    /** All that the list calls it; its id where that is all there is. */
    static HandsetKey key(Site.KnownHandset handset) {
        Optional<String> user = Optional.of(handset.user()).filter(text -> !text.isEmpty());
        Optional<String> ipei = handset.ipei();
        return user.isEmpty() && ipei.isEmpty() && handset.extension().isEmpty()
                ? HandsetKey.user(handset.id())
                : new HandsetKey(ipei, user, handset.extension());
    }
}
