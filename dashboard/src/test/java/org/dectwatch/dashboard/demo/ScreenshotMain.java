package org.dectwatch.dashboard.demo;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.dectwatch.dashboard.testing.Chromium;

/** Arguments: address, file, width, height, dark or light, seconds to wait, and optionally a script to run before. */
public final class ScreenshotMain {
    private ScreenshotMain() {}

    public static void main(String[] args) throws Exception {
        try (Chromium chromium =
                new Chromium(Integer.parseInt(args[2]), Integer.parseInt(args[3]), args[4].equals("dark"))) {
            chromium.open(args[0]);
            TimeUnit.SECONDS.sleep(Long.parseLong(args[5]));
            if (args.length > 6) {
                System.out.println(chromium.value(args[6]));
                TimeUnit.SECONDS.sleep(1);
            }
            chromium.screenshot(Path.of(args[1]));
            chromium.complaints().forEach(System.out::println);
        }
    }
}
