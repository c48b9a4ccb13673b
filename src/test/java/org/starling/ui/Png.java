package org.starling.ui;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/** Writes what JavaFX has drawn as PNG, without AWT. */
final class Png {
    private Png() {}

    static void write(Image image, boolean alpha, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        PixelReader reader = image.getPixelReader();
        try (DeflaterOutputStream packed =
                new DeflaterOutputStream(pixels, new Deflater(Deflater.BEST_COMPRESSION), 1 << 16)) {
            byte[] line = new byte[1 + width * (alpha ? 4 : 3)];
            for (int y = 0; y < height; y++) {
                for (int x = 0, at = 1; x < width; x++) {
                    int argb = reader.getArgb(x, y);
                    line[at++] = (byte) (argb >> 16);
                    line[at++] = (byte) (argb >> 8);
                    line[at++] = (byte) argb;
                    if (alpha) {
                        line[at++] = (byte) (argb >>> 24);
                    }
                }
                packed.write(line);
            }
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, (byte) (alpha ? 6 : 2), 0, 0, 0});
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(all, "IHDR", header.toByteArray());
        chunk(all, "IDAT", pixels.toByteArray());
        chunk(all, "IEND", new byte[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, all.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream to, String type, byte[] content) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
