package org.dectwatch.collector.metrics;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dectwatch.collector.options.Secret;

/** What the label {@code handset} holds for a handset. One thread at a time. */
public final class HandsetLabels {
    private static final String HMAC = "HmacSHA256";
    private static final int OCTETS = 8;

    private final LabelOptions.Form form;
    private final Optional<Mac> mac;

    /** @param key must be there for {@link LabelOptions.Form#HMAC} */
    public HandsetLabels(LabelOptions.Form form, Optional<Secret> key) {
        this.form = form;
        this.mac = form == LabelOptions.Form.HMAC ? Optional.of(mac(key.orElseThrow())) : Optional.empty();
    }

    /** Empty when handsets are not to be named; a pseudonym is 16 hexadecimal digits of HMAC-SHA-256. */
    public Optional<String> label(String id) {
        return switch (form) {
            case ID -> Optional.of(id);
            case OFF -> Optional.empty();
            case HMAC ->
                Optional.of(HexFormat.of()
                        .formatHex(mac.orElseThrow().doFinal(id.getBytes(StandardCharsets.UTF_8)), 0, OCTETS));
        };
    }

    private static Mac mac(Secret key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has " + HMAC, impossible);
        }
    }
}
