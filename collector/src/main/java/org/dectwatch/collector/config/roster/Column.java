package org.dectwatch.collector.config.roster;

/** What a list may tell of a handset; the names are the keys of {@code columns.yml}. */
enum Column {
    /** User part of the address of record; a whole address is taken apart. */
    USER("user"),
    AUTH_USER("authUser"),
    IPEI("ipei"),
    NAME("name"),
    /** What stands in the handset's display; a name for want of a better. */
    STANDBY_TEXT("standbyText"),
    EXTENSION("extension"),
    SERVER("server"),
    DOMAIN("domain"),
    OUTBOUND_PROXY("outboundProxy"),
    /** What kind of device it is. */
    PRODUCT("product"),
    /** Dropped as it is read. */
    SECRET("secret");

    private final String key;

    Column(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
