package org.starling.ui.shell;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** The starling of assets/starling.svg, in the theme's colours. */
final class Emblem extends Pane {
    /** The paths of the drawing, which is 64 by 64. */
    static final String BODY = "M8 30 C12 18 24 12 36 16 C41 9 50 8 56 14 L62 16 L55.5 19 C55 31 47 41 35 44 L24 55 "
            + "L26.5 44 C17 43 10 38 8 30 Z";

    static final String WING = "M17 29 C25 24 36 24 45 27 C41 36 31 40 20 37 C25 36 29 34 31 31 C26 32 21 31 17 29 Z";
    private static final double SIDE = 64;

    Emblem(double size) {
        getStyleClass().add("emblem");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        getChildren().setAll(part(BODY, "emblem-body", size), part(WING, "emblem-wing", size));
        setMouseTransparent(true);
    }

    private static Region part(String path, String style, double size) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add(style);
        double scale = size / SIDE;
        shape.getTransforms().add(new Scale(scale, scale, 0, 0));
        Pane holder = new Pane(shape);
        holder.setPrefSize(size, size);
        return holder;
    }
}
