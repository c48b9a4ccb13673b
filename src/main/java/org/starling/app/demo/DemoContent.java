package org.starling.app.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Files to share, the same at each run: sizes that do not fall on borders of pieces, in folders. */
final class DemoContent {
    static final long SIZE = 64L << 20;

    private static final long SEED = 20_261_123;

    private DemoContent() {}

    static void write(Path folder) throws IOException {
        Map<String, Long> files = new LinkedHashMap<>();
        files.put("concert/movement-1.flac", 23L << 20);
        files.put("concert/movement-2.flac", (17L << 20) + 12_345);
        files.put("concert/movement-3.flac", (11L << 20) - 777);
        files.put("concert/booklet.pdf", 3L << 20);
        files.put("film.mkv", 9L << 20);
        files.put("empty.txt", 0L);
        files.put(
                "readme.txt",
                SIZE - files.values().stream().mapToLong(Long::longValue).sum());
        Random random = new Random(SEED);
        byte[] block = new byte[64 * 1024];
        for (Map.Entry<String, Long> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                for (long left = file.getValue(); left > 0; left -= block.length) {
                    random.nextBytes(block);
                    out.write(block, 0, (int) Math.min(left, block.length));
                }
            }
        }
    }
}
