package org.dectwatch.dashboard.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** Serves browser libraries from their WebJars at addresses without a version: {@code /lib/lit/index.js}. */
final class WebJars {
    static final List<String> LIBRARIES = List.of("lit", "lit-html", "lit-element", "lit__reactive-element", "uplot");

    private WebJars() {}

    static void install(Router router) {
        for (String library : LIBRARIES) {
            StaticHandler files = StaticHandler.create("META-INF/resources/webjars/" + library + "/" + version(library))
                    .setIncludeHidden(false)
                    .setDirectoryListing(false)
                    .setMaxAgeSeconds(3600);
            PageRouter.readable(router, "/lib/" + library + "/*").handler(files);
        }
    }

    /** The version the build put on the class path. */
    static String version(String library) {
        String place = "META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
        try (InputStream in = WebJars.class.getClassLoader().getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException("the browser library " + library + " is not in this build");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
