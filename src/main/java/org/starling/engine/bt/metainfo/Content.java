package org.starling.engine.bt.metainfo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files that a new torrent is made of, in an order that depends on their names only. Symbolic links are left out,
 * so that nothing outside the folder is given away; so are sockets, devices and what file managers leave behind.
 */
record Content(String name, boolean single, List<Item> items, long size) {

    private static final Set<String> LEFT_BEHIND = Set.of(".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db");
    private static final char REPLACEMENT = '\ufffd';

    /** @param path elements below the folder, or the name of the only file */
    record Item(Path file, List<String> path, long length) {}

    static Content of(Path path) throws IOException {
        String name = element(path.toAbsolutePath().normalize());
        Path root = path.toRealPath();
        BasicFileAttributes kind = Files.readAttributes(root, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        List<Item> items;
        if (kind.isRegularFile()) {
            items = List.of(new Item(root, List.of(name), kind.size()));
        } else if (kind.isDirectory()) {
            items = below(root);
        } else {
            throw new IOException(root + " is neither a file nor a folder");
        }
        long size = items.stream().mapToLong(Item::length).sum();
        if (size == 0) {
            throw new NoSuchFileException(root.toString(), null, "there is nothing in it");
        }
        return new Content(name, kind.isRegularFile(), items, size);
    }

    private static List<Item> below(Path root) throws IOException {
        List<Item> items = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes kind) throws IOException {
                if (kind.isRegularFile() && !LEFT_BEHIND.contains(lower(file))) {
                    items.add(new Item(file, elements(root.relativize(file)), kind.size()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        items.sort((a, b) -> compare(a.path(), b.path()));
        return items;
    }

    private static String lower(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static List<String> elements(Path relative) throws IOException {
        List<String> elements = new ArrayList<>(relative.getNameCount());
        for (Path element : relative) {
            elements.add(element(element));
        }
        return elements;
    }

    private static String element(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (path.getFileName() == null || name.indexOf(REPLACEMENT) >= 0) {
            throw new IOException("a torrent cannot name " + path);
        }
        return name;
    }

    /** By the bytes of each element, as names compare on no file system in particular. */
    private static int compare(List<String> left, List<String> right) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            int order = Arrays.compareUnsigned(
                    left.get(i).getBytes(StandardCharsets.UTF_8), right.get(i).getBytes(StandardCharsets.UTF_8));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
