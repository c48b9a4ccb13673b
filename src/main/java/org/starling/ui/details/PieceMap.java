package org.starling.ui.details;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * A torrent from its first to its last byte as one bar, each pixel as full as the part of it that is there. Colours
 * come from the style sheet.
 */
final class PieceMap extends Region {
    private static final StyleablePropertyFactory<PieceMap> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<PieceMap, Paint> FILL =
            FACTORY.createPaintCssMetaData("-bar-fill", map -> map.fill, Color.DODGERBLUE, false);
    private static final CssMetaData<PieceMap, Paint> EMPTY =
            FACTORY.createPaintCssMetaData("-bar-empty", map -> map.empty, Color.LIGHTGRAY, false);

    private final Canvas canvas = new Canvas();
    private final StyleableObjectProperty<Paint> fill =
            new SimpleStyleableObjectProperty<>(FILL, this, "fill", Color.DODGERBLUE);
    private final StyleableObjectProperty<Paint> empty =
            new SimpleStyleableObjectProperty<>(EMPTY, this, "empty", Color.LIGHTGRAY);
    private IntToDoubleFunction parts = cell -> 0;
    private int cells;

    PieceMap() {
        getStyleClass().add("piece-map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        setMinHeight(18);
        setPrefHeight(18);
        fill.addListener(change -> draw());
        empty.addListener(change -> draw());
    }

    /** @param has how much of each cell is there, 0 to 1 */
    void show(int cellsNow, IntToDoubleFunction has, String accessible) {
        cells = cellsNow;
        parts = has;
        setAccessibleText(accessible);
        draw();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            draw();
        }
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        int width = (int) canvas.getWidth();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        pen.setGlobalAlpha(1);
        pen.setFill(empty.get());
        pen.fillRect(0, 0, width, canvas.getHeight());
        if (cells <= 0 || width <= 0) {
            return;
        }
        pen.setFill(fill.get());
        int from = 0;
        double current = has(0, width);
        for (int x = 1; x <= width; x++) {
            double next = x < width ? has(x, width) : -1;
            if (next != current) {
                paint(pen, from, x, current);
                from = x;
                current = next;
            }
        }
    }

    private void paint(GraphicsContext pen, int from, int to, double part) {
        if (part > 0) {
            pen.setGlobalAlpha(0.25 + 0.75 * part);
            pen.fillRect(from, 0, to - from, canvas.getHeight());
        }
    }

    /** The average of the cells below the pixel, in sixteenths so that neighbours can be painted together. */
    private double has(int x, int width) {
        int first = (int) ((long) x * cells / width);
        int end = Math.max(first + 1, (int) ((long) (x + 1) * cells / width));
        double sum = 0;
        for (int cell = first; cell < end; cell++) {
            sum += parts.applyAsDouble(cell);
        }
        double part = sum / (end - first);
        return part >= 1 ? 1 : Math.ceil(part * 15) / 16;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
        all.add(FILL);
        all.add(EMPTY);
        return all;
    }
}
