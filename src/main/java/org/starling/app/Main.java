package org.starling.app;

import java.util.List;
import java.util.ResourceBundle;

/** The process's entry point. */
public final class Main {
    private static final int USAGE_ERROR = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) {
        if (args.equals(List.of("--version"))) {
            ResourceBundle version = ResourceBundle.getBundle("org.starling.app.version");
            System.out.println(version.getString("name") + " " + version.getString("version"));
            return 0;
        }
        System.err.println(ResourceBundle.getBundle("org.starling.app.messages").getString("usage"));
        return USAGE_ERROR;
    }
}
