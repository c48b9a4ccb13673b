package org.starling.ui.shell;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.starling.ui.program.Memory;

/** Puts the window where it was, unless that is no longer on a screen. */
final class WindowPlace {
    private static final String KEY = "window";

    private WindowPlace() {}

    static void remember(Stage stage, Memory memory) {
        memory.get(KEY).flatMap(WindowPlace::parse).ifPresent(place -> {
            stage.setX(place.getMinX());
            stage.setY(place.getMinY());
            stage.setWidth(place.getWidth());
            stage.setHeight(place.getHeight());
        });
        stage.setMinWidth(640);
        stage.setMinHeight(400);
        Runnable save = () -> {
            if (!stage.isMaximized() && !stage.isIconified()) {
                memory.put(
                        KEY,
                        (int) stage.getX() + " " + (int) stage.getY() + " " + (int) stage.getWidth() + " "
                                + (int) stage.getHeight());
            }
        };
        stage.xProperty().addListener(change -> save.run());
        stage.yProperty().addListener(change -> save.run());
        stage.widthProperty().addListener(change -> save.run());
        stage.heightProperty().addListener(change -> save.run());
    }

    private static Optional<Rectangle2D> parse(String text) {
        if (!text.matches("-?\\d{1,5} -?\\d{1,5} \\d{2,5} \\d{2,5}")) {
            return Optional.empty();
        }
        String[] numbers = text.split(" ", -1);
        Rectangle2D place = new Rectangle2D(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]),
                Integer.parseInt(numbers[3]));
        boolean seen = !Screen.getScreensForRectangle(place).isEmpty();
        return seen ? Optional.of(place) : Optional.empty();
    }
}
