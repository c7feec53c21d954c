package org.dectwatch.collector.protocol.sip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RFC 3261 section 20.10, RFC 5626 section 11.1. */
final class ContactParser {
    private static final int MAX_PARAMS = 16;

    private static final Pattern Q = Pattern.compile("[01](\\.\\d{0,6})?");

    private ContactParser() {}

    /** Empty when the URI cannot be read. */
    static Optional<Contact> read(String value) {
        NameAddr outline = NameAddr.of(value);
        Optional<SipUri> uri = SipUriParser.read(outline.uri());
        boolean star = outline.uri().equals("*");
        if (uri.isEmpty() && !star) {
            return Optional.empty();
        }
        Map<String, String> params = new LinkedHashMap<>();
        Map<String, String> all = outline.parameters();
        all.forEach((name, text) -> {
            if (params.size() < MAX_PARAMS) {
                params.put(name, HeaderMask.secretParameter(name) ? HeaderMask.MASK : text);
            }
        });
        OptionalInt expires = Chars.seconds(params.getOrDefault("expires", ""));
        Optional<String> instance = Optional.ofNullable(params.get("+sip.instance"));
        OptionalInt regId = Chars.seconds(params.getOrDefault("reg-id", ""));
        return Optional.of(new Contact(uri, expires, q(params.get("q")), instance, regId, params));
    }

    private static OptionalDouble q(@Nullable String text) {
        if (text == null || !Q.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return value <= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
