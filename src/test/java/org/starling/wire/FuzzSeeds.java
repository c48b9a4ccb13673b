package org.starling.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs a fuzz property over mutations of its seed corpus, the same ones every time. */
public final class FuzzSeeds {
    private static final int MAX_GROWTH = 64;

    /** For longer runs than a gate has time for: {@code mvn test -Dtest='*Fuzz*' -Dfuzz.times=50}. */
    private static final int TIMES = Integer.getInteger("fuzz.times", 1);

    private FuzzSeeds() {}

    /** The corpus that Jazzer replays for a method of a test class. */
    public static List<byte[]> corpus(Class<?> test, String method) {
        URL folder = test.getResource(test.getSimpleName() + "Inputs/" + method);
        if (folder == null) {
            throw new IllegalStateException("no corpus for " + method);
        }
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            List<byte[]> seeds = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
            return seeds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Feeds every seed and {@code rounds} mutations of each, as many times as asked for, to the property. */
    public static void mutate(List<byte[]> seeds, long randomSeed, int rounds, Consumer<byte[]> property) {
        Random random = new Random(randomSeed);
        for (byte[] seed : seeds) {
            property.accept(seed);
            byte[] current = seed;
            for (int i = 0; i < rounds * TIMES; i++) {
                current = random.nextInt(8) == 0 ? seed : current;
                current = mutation(current, seeds.get(random.nextInt(seeds.size())), random);
                property.accept(current);
            }
        }
    }

    private static byte[] mutation(byte[] source, byte[] other, Random random) {
        byte[] bytes = source.clone();
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        switch (bytes.length == 0 ? 4 : random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) "0123456789:ilde-%&=,".charAt(random.nextInt(20));
            case 2 -> bytes = splice(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), new byte[0]);
            case 3 -> bytes[at] = (byte) random.nextInt(256);
            default -> bytes = splice(bytes, at, at, slice(other, random));
        }
        return bytes;
    }

    private static byte[] slice(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int from = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - from, 1 + random.nextInt(MAX_GROWTH));
        byte[] slice = new byte[length];
        System.arraycopy(bytes, from, slice, 0, length);
        return slice;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] insert) {
        byte[] result = new byte[bytes.length - (to - from) + insert.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(insert, 0, result, from, insert.length);
        System.arraycopy(bytes, to, result, from + insert.length, bytes.length - to);
        return result;
    }
}
