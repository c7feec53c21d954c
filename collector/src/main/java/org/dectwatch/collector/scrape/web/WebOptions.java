package org.dectwatch.collector.scrape.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;

/** How the web pages of a server are fetched. What is on them is not publicly documented: the rules are the site's own. */
public record WebOptions(
        @Setting(
                help = "Where its web server is; the paths of the rules are relative to it.",
                example = "https://192.0.2.10",
                required = true)
        URI url,

        @Setting(
                help =
                        "File with the rules: pages, and where on each the values stand. There are none to ship, since the pages are not"
                                + " publicly documented: packaging/statistics-rules.example.yml is a worked example, and `extract` tries rules out.",
                example = "statistics-rules.yml",
                required = true)
        Path rules,

        @Setting(help = "How the server asks who one is.", byDefault = "none")
        Authentication authentication,

        @Setting(help = "User name; on some servers `GW-DECT/admin`, on others `admin`.", range = "1..128")
        Optional<String> user,

        @Setting(help = "The password.") Optional<SecretRef> password,

        @Setting(help = "The page with the login form, for `form`.", range = "1..500", byDefault = "/")
        String loginPath,

        @Setting(help = "Name of the form's field for the user.", range = "1..64", byDefault = "username")
        String userField,

        @Setting(help = "Name of the form's field for the password.", range = "1..64", byDefault = "password")
        String passwordField,

        @Setting(
                help =
                        "Whom to trust over https: `system` asks the JDK's authorities, `any` takes what is shown (embedded servers sign"
                                + " themselves), `pin` only the certificate of `pin`.",
                byDefault = "system")
        Trust trust,

        @Setting(help = "SHA-256 of the certificate, 64 hexadecimal digits, with or without colons.", range = "64..95")
        Optional<String> pin,

        @Setting(help = "Largest page that is read.", range = "1KiB..16MiB", byDefault = "1MiB")
        org.dectwatch.collector.options.Size largestPage) {
    /** How a server asks who one is. */
    public enum Authentication {
        NONE,
        BASIC,
        DIGEST,
        FORM
    }

    /** Whom to trust over https. */
    public enum Trust {
        SYSTEM,
        ANY,
        PIN
    }

    public WebOptions {
        pin = pin.map(text -> text.replace(":", "").toUpperCase(java.util.Locale.ROOT));
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new OutOfRange("url", "must be http:// or https:// and a host, not '" + url + "'");
        }
        if (url.getUserInfo() != null) {
            throw new OutOfRange("url", "must not hold a user or password; give user and password below it");
        }
        Ranges.check(
                WebOptions.class,
                url,
                rules,
                authentication,
                user,
                password,
                loginPath,
                userField,
                passwordField,
                trust,
                pin,
                largestPage);
        if (authentication != Authentication.NONE && (user.isEmpty() || password.isEmpty())) {
            throw new OutOfRange("authentication", "needs a user and a password");
        }
        if (trust == Trust.PIN && !pin.orElse("").matches("[0-9A-F]{64}")) {
            throw new OutOfRange("pin", "must be the SHA-256 of the certificate, 64 hexadecimal digits");
        }
    }
}
