package org.starling.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The process's entry point. */
public final class Main {
    private static final int USAGE_ERROR = 2;

    private Main() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws IOException {
        if (args.length == 1 && args[0].equals("--version")) {
            ResourceBundle version = bundle("version.properties");
            System.out.println(version.getString("name") + " " + version.getString("version"));
            return 0;
        }
        System.err.println(bundle("messages.properties").getString("usage"));
        return USAGE_ERROR;
    }

    /** Read by name: a look-up by locale opens every jar on the class path, which costs some 30 ms of the start. */
    private static ResourceBundle bundle(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Main.class.getResourceAsStream(file))) {
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }
}
