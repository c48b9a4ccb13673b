import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes of target/starling.jar and target/lib what users install: an image with a Java of its own, and of that the
 * system's kind of installer. Needs nothing but a JDK, so it runs on every system; {@code mvn -Pdist package} calls it.
 *
 * <p>What it writes depends on its input and the JDK, not on the time, the machine or its user; but for the list of
 * classes, which comes from a run.
 */
final class Package {
    private static final Path TARGET = Path.of("target");
    private static final Path DIST = TARGET.resolve("dist");
    private static final Path PACKAGING = Path.of("packaging");
    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);

    /** What jdeps finds, and what is found by name only: curves for TLS, languages, old encodings, zip files. */
    private static final String MODULES = "java.base,java.desktop,java.logging,java.management,java.naming,java.sql,"
            + "jdk.charsets,jdk.crypto.ec,jdk.localedata,jdk.unsupported,jdk.zipfs,javafx.controls";

    /** Uncompressed: the installer packs better what was not packed before, and starting unpacks nothing. */
    private static final String LINKING =
            "--no-header-files --no-man-pages --compress=0 --include-locales=en,de,ar";

    private final String version;
    private final Instant time;

    private Package(String version, Instant time) {
        this.version = version;
        this.time = time;
    }

    /** The version, and the time that all files bear. */
    public static void main(String[] args) throws Exception {
        new Package(args[0], Instant.parse(args[1])).run();
    }

    private void run() throws Exception {
        for (String part : List.of("mods", "input", "image", "deb")) {
            delete(DIST.resolve(part));
        }
        sort();
        Path image = image();
        System.out.println("image: " + image);
        if (OS.contains("linux")) {
            trim(image);
            System.out.println("installer: " + deb(image));
        } else {
            System.out.println("installer in " + installer(image));
        }
    }

    /** JavaFX becomes part of the Java of the image; everything else stays on the class path. */
    private static void sort() throws IOException {
        Path mods = Files.createDirectories(DIST.resolve("mods"));
        Path libraries = Files.createDirectories(DIST.resolve("input/lib"));
        Files.copy(TARGET.resolve("starling.jar"), DIST.resolve("input/starling.jar"));
        for (Path jar : list(TARGET.resolve("lib"))) {
            String name = jar.getFileName().toString();
            boolean toolkit = name.matches("javafx-[a-z]+-[0-9.]+(-[a-z0-9-]+)?\\.jar");
            if (!toolkit) {
                Files.copy(jar, libraries.resolve(name));
            } else if (name.matches(".*[0-9]-(linux|win|mac).*")) {
                Files.copy(jar, mods.resolve(name));
            }
        }
    }

    private Path image() throws IOException {
        String name = OS.contains("linux") ? "starling" : "Starling";
        List<String> arguments = new ArrayList<>(List.of("--type", "app-image", "--name", name));
        arguments.addAll(List.of("--app-version", version, "--dest", DIST.resolve("image").toString()));
        arguments.addAll(List.of("--input", DIST.resolve("input").toString()));
        arguments.addAll(List.of("--main-jar", "starling.jar", "--main-class", "org.starling.app.Main"));
        arguments.addAll(List.of("--module-path", DIST.resolve("mods").toString(), "--add-modules", MODULES));
        arguments.addAll(List.of("--jlink-options", LINKING, "--icon", icon().toString()));
        for (String option : javaOptions()) {
            arguments.addAll(List.of("--java-options", option));
        }
        jpackage(arguments);
        return DIST.resolve("image").resolve(OS.contains("mac") ? name + ".app" : name);
    }

    /** Those of the launcher, which says why. */
    private static List<String> javaOptions() throws IOException {
        List<String> options = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("starling"))) {
            if (line.matches("(jvm_options|quiet)=\".*\"")) {
                String value = line.substring(line.indexOf('"') + 1, line.length() - 1);
                Stream.of(value.split(" ")).filter(word -> !word.startsWith("$")).forEach(options::add);
            }
        }
        if (options.size() < 8) {
            throw new IOException("the launcher names no options");
        }
        options.add("-Xshare:auto");
        if (OS.contains("linux")) {
            options.add("-XX:SharedArchiveFile=$APPDIR/starling.jsa");
        }
        return options;
    }

    private static Path icon() throws IOException {
        Path png = Path.of("assets/icon-512.png");
        byte[] picture = Files.readAllBytes(png);
        if (OS.contains("windows")) {
            return Files.write(DIST.resolve("starling.ico"), Icons.ico(picture));
        }
        return OS.contains("mac") ? Files.write(DIST.resolve("starling.icns"), Icons.icns(picture)) : png;
    }

    /**
     * The class path is the program's jar alone, which names the others: the class-data archive has to be made with
     * exactly the class path that it is used with. And the list of the classes that it is made of, from a run without a
     * screen.
     */
    private void trim(Path image) throws IOException, InterruptedException {
        Path app = image.resolve("lib/app");
        Path config = app.resolve("starling.cfg");
        List<String> lines = Files.readAllLines(config).stream()
                .filter(line -> !line.startsWith("app.classpath=") || line.endsWith("/starling.jar"))
                .toList();
        Files.write(config, lines);
        Path loaded = DIST.resolve("loaded.classes");
        Optional<Path> screen = list(TARGET.resolve("training")).stream().findFirst();
        if (screen.isEmpty()) {
            throw new IOException("no screen in memory in " + TARGET.resolve("training"));
        }
        String classes = String.join(
                ":",
                TARGET.resolve("starling.jar").toString(),
                screen.get().toString());
        run(
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:DumpLoadedClassList=" + loaded,
                "-Xlog:disable",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "-cp",
                classes,
                "org.starling.app.WindowTraining");
        // In an order of its own, because threads load classes in any.
        Files.write(app.resolve("starling.classes"), new TreeSet<>(Files.readAllLines(loaded)));
    }

    /** A package for Debian and its kin: the image below /opt, and what a desktop looks for where it looks for it. */
    private Path deb(Path image) throws IOException, InterruptedException {
        Path root = DIST.resolve("deb");
        copy(image, root.resolve("opt/starling"));
        Path link = root.resolve("usr/bin/starling");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of("../../opt/starling/bin/starling"));
        Path linux = PACKAGING.resolve("linux");
        put(linux.resolve("starling.desktop"), root.resolve("usr/share/applications/starling.desktop"));
        Path icons = root.resolve("usr/share/icons/hicolor");
        put(Path.of("assets/icon.svg"), icons.resolve("scalable/apps/starling.svg"));
        put(Path.of("assets/icon-512.png"), icons.resolve("512x512/apps/starling.png"));
        put(Path.of("src/main/resources/org/starling/ui/starling.png"), icons.resolve("128x128/apps/starling.png"));
        put(linux.resolve("copyright"), root.resolve("usr/share/doc/starling/copyright"));
        for (String script : List.of("postinst", "prerm")) {
            put(linux.resolve(script), root.resolve("DEBIAN").resolve(script));
        }
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String control = Files.readString(linux.resolve("control"))
                .replace("@VERSION@", version)
                .replace("@ARCHITECTURE@", architecture)
                .replace("@SIZE@", Long.toString(kibibytes(root)));
        Files.writeString(root.resolve("DEBIAN/control"), control);
        permit(root);
        Path deb = DIST.resolve("starling_" + version + "_" + architecture + ".deb");
        run(
                Map.of("SOURCE_DATE_EPOCH", Long.toString(time.getEpochSecond())),
                "dpkg-deb",
                "--root-owner-group",
                "--build",
                root.toString(),
                deb.toString());
        return deb;
    }

    /** The same whatever the umask of who builds. */
    private static void permit(Path root) throws IOException {
        Predicate<Path> runs = path -> path.toString().matches(".*/(bin/[^/]+|DEBIAN/(postinst|prerm)|jspawnhelper)");
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                boolean open = Files.isDirectory(path) || runs.test(path);
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static long kibibytes(Path root) throws IOException {
        long sum = 0;
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                sum += (Files.size(path) + 1023) / 1024;
            }
        }
        return sum;
    }

    /** What jpackage makes on the system at hand: an .msi on Windows (needs WiX), a .dmg on macOS. */
    private Path installer(Path image) {
        Path to = DIST.resolve("installer");
        List<String> arguments = new ArrayList<>(List.of("--app-image", image.toString(), "--name", "Starling"));
        arguments.addAll(List.of("--app-version", version.matches("0\\..*") ? "1" + version.substring(1) : version));
        arguments.addAll(List.of("--dest", to.toString(), "--license-file", "LICENSE"));
        arguments.addAll(List.of("--file-associations", PACKAGING.resolve("torrent.properties").toString()));
        if (OS.contains("windows")) {
            arguments.addAll(List.of("--type", "msi", "--win-menu", "--win-dir-chooser", "--win-per-user-install"));
            arguments.addAll(List.of("--win-upgrade-uuid", "6d3c6d0e-3a3f-4f0e-9a52-0b1f2a7c5e11"));
        } else {
            arguments.addAll(List.of("--type", "dmg"));
        }
        jpackage(arguments);
        return to;
    }

    private static void jpackage(List<String> arguments) {
        ToolProvider tool = ToolProvider.findFirst("jpackage").orElseThrow();
        PrintWriter out = new PrintWriter(System.out, true);
        int code = tool.run(out, out, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("jpackage ended with " + code);
        }
    }

    private static void run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IOException(command[0] + " ended with " + code);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void put(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                path.toFile().setWritable(true);
                Files.delete(path);
            }
        }
    }

    /** Icon files of Windows and macOS are boxes that a PNG fits into. */
    private static final class Icons {
        /** One picture of 256 or more, which is written as 0. */
        static byte[] ico(byte[] png) {
            return java.nio.ByteBuffer.allocate(22 + png.length)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) 0)
                    .putShort((short) 1)
                    .putShort((short) 1)
                    .putInt(0)
                    .putShort((short) 1)
                    .putShort((short) 32)
                    .putInt(png.length)
                    .putInt(22)
                    .put(png)
                    .array();
        }

        /** One picture of 512. */
        static byte[] icns(byte[] png) {
            return java.nio.ByteBuffer.allocate(16 + png.length)
                    .put("icns".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .putInt(16 + png.length)
                    .put("ic09".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .putInt(8 + png.length)
                    .put(png)
                    .array();
        }
    }
}
