package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.ServedChain.Via;

/**
 * Who signed what one server identified itself with. Several machines behind one name may have several issuers: what a client has
 * once accepted, or a probe of ours was shown, is known from then on.
 *
 * @param known the issuers, the one accepted last at the end
 * @param change when an issuer that was not known was shown last; empty while there was none
 */
public record IssuerHistory(List<Issuer> known, Optional<Change> change) {
    public static final IssuerHistory NOTHING = new IssuerHistory(List.of(), Optional.empty());
    private static final int MOST_KNOWN = 16;

    public IssuerHistory {
        known = List.copyOf(known);
    }

    /**
     * @param name who signed the leaf
     * @param root the authority above; empty where the chain does not go that far
     */
    public record Issuer(String name, Optional<String> root) {
        /** @param chain leaf first; one at least */
        public static Issuer of(List<Certificate> chain) {
            Optional<String> root = chain.size() < 2
                    ? Optional.empty()
                    : Optional.of(chain.get(chain.size() - 1).issuer());
            return new Issuer(chain.get(0).issuer(), root);
        }

        /** One machine may show the whole chain and another the leaf alone. */
        public boolean isSameAs(Issuer other) {
            return name.equals(other.name) && (root.isEmpty() || other.root.isEmpty() || root.equals(other.root));
        }
    }

    /** @param via who was shown it first */
    public record Change(Issuer before, Issuer now, Instant at, Via via) {}

    /** What was served before there was such a history. */
    static IssuerHistory of(Optional<ServedChain> before, ServedChain now) {
        IssuerHistory first =
                before.map(chain -> NOTHING.accepted(Issuer.of(chain.chain()))).orElse(NOTHING);
        return first.accepted(Issuer.of(now.chain()));
    }

    /** @param accepted whoever it was shown to went on, or only wanted to see it */
    public IssuerHistory shown(Issuer issuer, Instant at, Via via, boolean accepted) {
        boolean isNew = !known.isEmpty()
                && known.stream().noneMatch(issuer::isSameAs)
                && change.filter(last -> last.now().isSameAs(issuer)).isEmpty();
        IssuerHistory then = isNew
                ? new IssuerHistory(known, Optional.of(new Change(known.get(known.size() - 1), issuer, at, via)))
                : this;
        return accepted ? then.accepted(issuer) : then;
    }

    private IssuerHistory accepted(Issuer issuer) {
        if (!known.isEmpty() && known.get(known.size() - 1).equals(issuer)) {
            return this;
        }
        List<Issuer> all = new ArrayList<>(known);
        Optional<Issuer> same = all.stream().filter(issuer::isSameAs).findFirst();
        same.ifPresent(all::remove);
        all.add(issuer.root().isPresent() ? issuer : same.orElse(issuer));
        return new IssuerHistory(all.subList(Math.max(0, all.size() - MOST_KNOWN), all.size()), change);
    }
}
