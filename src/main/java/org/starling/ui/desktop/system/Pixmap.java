package org.starling.ui.desktop.system;

import java.nio.ByteBuffer;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** A picture as the desktop takes it: four bytes a pixel, the highest first. */
public final class Pixmap extends Struct {
    private static final int SIDE = 64;

    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final byte[] argb;

    public Pixmap(int width, int height, byte[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /** The program's icon; any thread, once JavaFX runs. */
    static Pixmap icon() {
        Image image = new Image(
                Objects.requireNonNull(Pixmap.class.getResourceAsStream("/org/starling/ui/starling.png")),
                SIDE,
                SIDE,
                true,
                true);
        PixelReader pixels = image.getPixelReader();
        ByteBuffer argb = ByteBuffer.allocate(4 * SIDE * SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                argb.putInt(pixels.getArgb(x, y));
            }
        }
        return new Pixmap(SIDE, SIDE, argb.array());
    }
}
