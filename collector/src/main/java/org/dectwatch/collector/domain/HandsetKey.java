package org.dectwatch.collector.domain;

import java.util.Optional;

/**
 * How somebody other than the wire names a handset; one of the three at least. Joined to the site's list by the IPEI first, then by the
 * user.
 *
 * @param ipei 12 digits, normalised; what Control Hub calls MAC
 * @param user user part of the address of record (Line ID)
 * @param extension as dialled
 */
public record HandsetKey(Optional<String> ipei, Optional<String> user, Optional<String> extension) {
    public HandsetKey {
        if (ipei.isEmpty() && user.isEmpty() && extension.isEmpty()) {
            throw new IllegalArgumentException("a handset is named by its IPEI, user or extension");
        }
    }

    public static HandsetKey ipei(String digits) {
        return new HandsetKey(Optional.of(digits), Optional.empty(), Optional.empty());
    }

    public static HandsetKey user(String user) {
        return new HandsetKey(Optional.empty(), Optional.of(user), Optional.empty());
    }
}
