package org.starling.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program as its users run it, from this test's class path and with the launcher's options for the JVM; but it asks
 * nobody for peers except trackers and nodes that it is told of.
 */
public final class Starling {
    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Nothing that a test starts may ask the world, the router or the neighbours. */
    private static final List<String> QUIET = List.of("--no-dht", "--no-port-mapping", "--no-lsd");

    private static final List<String> JVM = jvm();

    private final Path folder;
    private final Path state;
    private final List<String> prefix;

    /** @param folder for logs and, in it, state */
    public Starling(Path folder) throws IOException {
        this(folder, List.of());
    }

    /** @param prefix what stands before the command, such as the namespace it is to run in */
    public Starling(Path folder, List<String> prefix) throws IOException {
        this.prefix = List.copyOf(prefix);
        this.folder = Files.createDirectories(folder);
        this.state = folder.resolve("state");
    }

    public Path state() {
        return state;
    }

    /** Starts it with these arguments and does not wait. */
    public Child start(String... arguments) {
        return start(List.of(arguments), List.of());
    }

    public Child start(List<String> arguments) {
        return start(arguments, List.of());
    }

    /** @param options further options for the JVM */
    public Child start(List<String> arguments, List<String> options) {
        List<String> words = new ArrayList<>(List.of("org.starling.app.Main", "--state", state.toString()));
        words.addAll(arguments);
        boolean runs = arguments.contains("download") || arguments.contains("--headless");
        if (runs) {
            QUIET.stream()
                    .filter(option -> !option.equals("--no-dht") || !arguments.contains("--dht-node"))
                    .forEach(words::add);
        }
        return startJava("starling", words, options);
    }

    /** Starts another main class of this class path in the same kind of JVM. */
    public Child startOther(String mainClass, String... arguments) {
        List<String> words = new ArrayList<>(List.of(mainClass));
        words.addAll(List.of(arguments));
        return startJava("host", words, List.of());
    }

    private Child startJava(String name, List<String> words, List<String> options) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(JVM);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(words);
        return Child.start(name, folder, command, Map.of());
    }

    /** Runs a command to its end and gives what it printed. */
    public String run(String... arguments) throws InterruptedException {
        try (Child child = start(arguments)) {
            int code = child.awaitExit(COMMAND);
            if (code != 0) {
                throw new AssertionError(String.join(" ", arguments) + " ended with " + code + "\n" + child.log());
            }
            return child.output();
        }
    }

    /** The list of the running instance. */
    public JsonNode list() throws InterruptedException, IOException {
        return JSON.readTree(run("list", "--json"));
    }

    private static List<String> jvm() {
        try {
            Matcher options =
                    Pattern.compile("(?m)^jvm_options=\"(.*)\"$").matcher(Files.readString(Path.of("starling")));
            if (!options.find()) {
                throw new IllegalStateException("the launcher names no options for the JVM");
            }
            List<String> words = new ArrayList<>();
            words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            words.addAll(List.of(options.group(1).split(" ")));
            words.add("-XX:-UsePerfData");
            return List.copyOf(words);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
