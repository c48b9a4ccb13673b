package org.starling.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** Draws the icon of the window from assets/icon.svg. */
final class Emblems {
    private static final Pattern PATH = Pattern.compile("<path fill=\"([^\"]+)\" d=\"([^\"]+)\"");
    private static final int SIZE = 128;

    private Emblems() {}

    static void write() throws Exception {
        CompletableFuture<WritableImage> drawn = new CompletableFuture<>();
        String svg = Files.readString(Path.of("assets", "icon.svg"));
        Platform.runLater(() -> drawn.complete(draw(svg)));
        try {
            Png.write(drawn.get(), true, Path.of("src/main/resources/org/starling/ui/starling.png"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WritableImage draw(String svg) {
        Group group = new Group();
        Matcher matcher = PATH.matcher(svg);
        while (matcher.find()) {
            SVGPath path = new SVGPath();
            path.setFill(Color.web(matcher.group(1)));
            path.setContent(matcher.group(2));
            group.getChildren().add(path);
        }
        group.getTransforms().add(new Scale(SIZE / 64.0, SIZE / 64.0, 0, 0));
        SnapshotParameters look = new SnapshotParameters();
        look.setFill(Color.TRANSPARENT);
        look.setViewport(new javafx.geometry.Rectangle2D(0, 0, SIZE, SIZE));
        return group.snapshot(look, new WritableImage(SIZE, SIZE));
    }
}
