package org.starling.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

/** Draws the icons of the window and of installers from assets/icon.svg. */
final class Emblems {
    private static final Pattern PATH = Pattern.compile("<path fill=\"([^\"]+)\" d=\"([^\"]+)\"");
    private static final Map<Integer, Path> SIZES = Map.of(
            128, Path.of("src/main/resources/org/starling/ui/starling.png"), 512, Path.of("assets/icon-512.png"));

    private Emblems() {}

    static void write() throws Exception {
        String svg = Files.readString(Path.of("assets", "icon.svg"));
        for (Map.Entry<Integer, Path> size : SIZES.entrySet()) {
            CompletableFuture<WritableImage> drawn = new CompletableFuture<>();
            Platform.runLater(() -> drawn.complete(draw(svg, size.getKey())));
            Png.write(drawn.get(), true, size.getValue());
        }
    }

    private static WritableImage draw(String svg, int side) {
        Group group = new Group();
        Matcher matcher = PATH.matcher(svg);
        while (matcher.find()) {
            SVGPath path = new SVGPath();
            path.setFill(Color.web(matcher.group(1)));
            path.setContent(matcher.group(2));
            group.getChildren().add(path);
        }
        group.getTransforms().add(new Scale(side / 64.0, side / 64.0, 0, 0));
        SnapshotParameters look = new SnapshotParameters();
        look.setFill(Color.TRANSPARENT);
        look.setViewport(new javafx.geometry.Rectangle2D(0, 0, side, side));
        return group.snapshot(look, new WritableImage(side, side));
    }
}
