package org.starling.engine.disk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.PieceHashes;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;

/** A torrent with known content. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestTorrent(Metainfo metainfo, byte[] content) {

    /** A file to be; a negative length means padding of so many bytes. */
    record FileSpec(String path, int length) {}

    static FileSpec file(String path, int length) {
        return new FileSpec(path, length);
    }

    static TestTorrent single(String name, int length, int pieceLength, long seed) {
        return of(name, true, pieceLength, seed, List.of(file(name, length)));
    }

    static TestTorrent multi(String name, int pieceLength, long seed, FileSpec... files) {
        return of(name, false, pieceLength, seed, List.of(files));
    }

    static TestTorrent of(String name, boolean single, int pieceLength, long seed, List<FileSpec> specs) {
        Random random = new Random(seed);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<MetainfoFile> files = new ArrayList<>();
        for (FileSpec spec : specs) {
            boolean padding = spec.length < 0;
            byte[] bytes = new byte[Math.abs(spec.length)];
            if (!padding) {
                random.nextBytes(bytes);
            }
            List<String> path = List.of(spec.path.split("/", -1));
            files.add(new MetainfoFile(path, bytes.length, all.size(), padding, false, false));
            all.writeBytes(bytes);
        }
        byte[] content = all.toByteArray();
        return new TestTorrent(metainfo(name, single, pieceLength, files, content), content);
    }

    byte[] piece(int piece) {
        int from = piece * metainfo.pieceLength();
        return Arrays.copyOfRange(content, from, from + metainfo.pieceSize(piece));
    }

    byte[] fileContent(int file) {
        MetainfoFile it = metainfo.files().get(file);
        return Arrays.copyOfRange(content, (int) it.offset(), (int) (it.offset() + it.length()));
    }

    /** Where the file is if its name is harmless. */
    Path path(Path folder, int file) {
        return metainfo.singleFile()
                ? folder.resolve(metainfo.name())
                : folder.resolve(metainfo.name())
                        .resolve(String.join("/", metainfo.files().get(file).path()));
    }

    /** Puts the whole content there. */
    void writeTo(Path folder) throws IOException {
        for (int i = 0; i < metainfo.files().size(); i++) {
            if (!metainfo.files().get(i).padding()) {
                Files.createDirectories(path(folder, i).getParent());
                Files.write(path(folder, i), fileContent(i));
            }
        }
    }

    /** A single file of that size whose hashes nothing matches, in pieces of 128 MiB. */
    static Metainfo sized(String name, long size) {
        int pieceLength = 128 << 20;
        int pieces = (int) ((size + pieceLength - 1) / pieceLength);
        return new Metainfo(
                InfoHash.of(Sha1.digest(name.getBytes(StandardCharsets.UTF_8))),
                name,
                true,
                size,
                pieceLength,
                new PieceHashes(new byte[pieces * PieceHashes.BYTES]),
                List.of(new MetainfoFile(List.of(name), size, 0, false, false, false)),
                List.of(),
                List.of(),
                List.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteBuffer.allocate(0));
    }

    private static Metainfo metainfo(
            String name, boolean single, int pieceLength, List<MetainfoFile> files, byte[] content) {
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        for (int from = 0; from < content.length; from += pieceLength) {
            hashes.writeBytes(
                    Sha1.digest(Arrays.copyOfRange(content, from, Math.min(content.length, from + pieceLength))));
        }
        byte[] info = (name + files + pieceLength + Arrays.hashCode(content)).getBytes(StandardCharsets.UTF_8);
        return new Metainfo(
                InfoHash.of(Sha1.digest(info)),
                name,
                single,
                content.length,
                pieceLength,
                new PieceHashes(hashes.toByteArray()),
                files,
                List.of(),
                List.of(),
                List.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteBuffer.wrap(info));
    }
}
