package org.starling.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Files with known content, and their torrent, written without any code of the product. */
public final class Payload {
    private static final String EMPTY_MISSING = " is empty and missing\n";

    private final String name;
    private final int pieceLength;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** @param name of the torrent's folder; another name is another infohash */
    public Payload(String name, int pieceLength) {
        this.name = name;
        this.pieceLength = pieceLength;
    }

    /** Nested folders, an empty file, odd sizes, a name that is not ASCII; about 1.7 MiB in pieces of 32 KiB. */
    public static Payload mixed(String name) {
        return new Payload(name, 32 << 10)
                .file("a.bin", 1_234_567, 1)
                .file("deep/er/b.bin", 70_001, 2)
                .file("deep/empty", 0, 3)
                .file("deep/one", 1, 4)
                .file("grüße 雪.bin", 300_000, 5)
                .file("z/last.bin", 131_072, 6);
    }

    /** @param path with slashes */
    public Payload file(String path, int size, long seed) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        files.put(path, content);
        return this;
    }

    public String name() {
        return name;
    }

    public int size() {
        return files.values().stream().mapToInt(content -> content.length).sum();
    }

    public int pieceLength() {
        return pieceLength;
    }

    /** Of this piece; the last may be short. */
    public int pieceSize(int piece) {
        return Math.min(pieceLength, size() - piece * pieceLength);
    }

    /** All bytes in the torrent's order. */
    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(size());
        files.values().forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** Writes the files below folder/name. */
    public void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(name).resolve(file.getKey());
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(path, file.getValue());
        }
    }

    /** What differs below folder/name; empty if all is there, byte by byte. */
    public String difference(Path folder) throws IOException {
        StringBuilder wrong = new StringBuilder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(name).resolve(file.getKey());
            if (!Files.exists(path)) {
                wrong.append(file.getKey()).append(file.getValue().length == 0 ? EMPTY_MISSING : " is missing\n");
            } else if (Files.size(path) != file.getValue().length) {
                wrong.append(file.getKey())
                        .append(" has ")
                        .append(Files.size(path))
                        .append(" bytes\n");
            } else {
                int at = Arrays.mismatch(Files.readAllBytes(path), file.getValue());
                if (at >= 0) {
                    wrong.append(file.getKey())
                            .append(" differs at ")
                            .append(at)
                            .append('\n');
                }
            }
        }
        return wrong.toString();
    }

    public boolean isIn(Path folder) throws IOException {
        return difference(folder).isEmpty();
    }

    /** All but the empty files: not every client makes those. */
    public boolean contentIsIn(Path folder) throws IOException {
        return difference(folder).lines().allMatch(line -> line.endsWith(EMPTY_MISSING.strip()));
    }

    /** Writes the torrent as a file beside others of its kind. */
    public Path torrent(Path folder, String tracker) throws IOException {
        return write(folder, new Bytes().text("d").string("announce").string(tracker));
    }

    /** As {@link #torrent(Path, String)}, without a tracker. */
    public Path torrent(Path folder) throws IOException {
        return write(folder, new Bytes().text("d"));
    }

    private Path write(Path folder, Bytes beginning) throws IOException {
        Path file = folder.resolve(name + ".torrent");
        Files.write(file, beginning.string("info").raw(info()).text("e").toByteArray());
        return file;
    }

    public String magnet(String tracker) {
        return magnet() + "&dn=" + name + "&tr=" + tracker;
    }

    /** Nothing but the infohash. */
    public String magnet() {
        return "magnet:?xt=urn:btih:" + infoHash();
    }

    /** In hex. */
    public String infoHash() {
        return HexFormat.of().formatHex(sha1(info(), 0, info().length));
    }

    /** The info dictionary. */
    public byte[] info() {
        Bytes out = new Bytes();
        out.text("d").string("files").text("l");
        files.forEach((path, content) -> {
            out.text("d")
                    .string("length")
                    .text("i" + content.length + "e")
                    .string("path")
                    .text("l");
            List.of(path.split("/")).forEach(out::string);
            out.text("ee");
        });
        out.text("e").string("name").string(name).string("piece length").text("i" + pieceLength + "e");
        byte[] hashes = hashes();
        out.string("pieces").text(hashes.length + ":").raw(hashes);
        return out.text("e").toByteArray();
    }

    private byte[] hashes() {
        byte[] all = bytes();
        Bytes out = new Bytes();
        for (int at = 0; at < all.length; at += pieceLength) {
            out.raw(sha1(all, at, Math.min(pieceLength, all.length - at)));
        }
        return out.toByteArray();
    }

    private static byte[] sha1(byte[] bytes, int offset, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(bytes, offset, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bencoding by hand. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes text(String text) {
            return raw(text.getBytes(StandardCharsets.UTF_8));
        }

        Bytes string(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return text(bytes.length + ":").raw(bytes);
        }

        Bytes raw(byte[] bytes) {
            writeBytes(bytes);
            return this;
        }
    }
}
