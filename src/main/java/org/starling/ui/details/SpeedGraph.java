package org.starling.ui.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.SpeedHistory.Series;
import org.starling.ui.details.model.SpeedHistory.Span;

/** Two lines over time on a canvas: cheap to draw anew each second. Time runs to the right in every language. */
final class SpeedGraph extends Region {
    private static final StyleablePropertyFactory<SpeedGraph> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<SpeedGraph, Paint> DOWN =
            FACTORY.createPaintCssMetaData("-graph-down", graph -> graph.down, Color.GREEN, false);
    private static final CssMetaData<SpeedGraph, Paint> UP =
            FACTORY.createPaintCssMetaData("-graph-up", graph -> graph.up, Color.BLUE, false);
    private static final CssMetaData<SpeedGraph, Paint> LINES =
            FACTORY.createPaintCssMetaData("-graph-lines", graph -> graph.lines, Color.GRAY, false);
    private static final CssMetaData<SpeedGraph, Paint> TEXT =
            FACTORY.createPaintCssMetaData("-graph-text", graph -> graph.text, Color.BLACK, false);
    private static final int LEFT = 84;
    private static final int BOTTOM = 20;
    private static final int TOP = 8;
    private static final int RIGHT = 12;
    private static final int RULES = 4;

    private final Kit kit;
    private final Canvas canvas = new Canvas();
    private final StyleableObjectProperty<Paint> down =
            new SimpleStyleableObjectProperty<>(DOWN, this, "down", Color.GREEN);
    private final StyleableObjectProperty<Paint> up = new SimpleStyleableObjectProperty<>(UP, this, "up", Color.BLUE);
    private final StyleableObjectProperty<Paint> lines =
            new SimpleStyleableObjectProperty<>(LINES, this, "lines", Color.GRAY);
    private final StyleableObjectProperty<Paint> text =
            new SimpleStyleableObjectProperty<>(TEXT, this, "text", Color.BLACK);
    private Optional<Series> series = Optional.empty();
    private Span span = Span.FIVE_MINUTES;

    SpeedGraph(Kit kit) {
        this.kit = kit;
        getStyleClass().add("speed-graph");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(kit.words().get("details.speed"));
        getChildren().add(canvas);
        List.of(down, up, lines, text).forEach(colour -> colour.addListener(change -> draw()));
    }

    void show(Series now, Span over) {
        series = Optional.of(now);
        span = over;
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double width = canvas.getWidth() - LEFT - RIGHT;
        double height = canvas.getHeight() - TOP - BOTTOM;
        if (series.isEmpty() || width < 50 || height < 20) {
            return;
        }
        double top = scale(series.get());
        rules(pen, width, height, top);
        plot(pen, series.get().up(), top, up.get());
        plot(pen, series.get().down(), top, down.get());
    }

    private void rules(GraphicsContext pen, double width, double height, double top) {
        pen.setLineWidth(1);
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.RIGHT);
        for (int i = 0; i <= RULES; i++) {
            double y = Math.round(TOP + height - height * i / RULES) + 0.5;
            pen.setStroke(lines.get());
            pen.strokeLine(LEFT, y, LEFT + width, y);
            pen.setFill(text.get());
            pen.fillText(kit.figures().rateOrZero((long) (top * i / RULES)), LEFT - 8, y);
        }
        pen.setTextAlign(TextAlignment.CENTER);
        for (int i = 0; i <= RULES; i++) {
            double x = LEFT + width * i / RULES;
            long ago = (long) span.seconds() * (RULES - i) / RULES;
            pen.setTextAlign(i == RULES ? TextAlignment.RIGHT : i == 0 ? TextAlignment.LEFT : TextAlignment.CENTER);
            pen.fillText(
                    ago == 0
                            ? kit.words().get("speed.now")
                            : "−" + kit.figures().duration(ago),
                    x,
                    TOP + height + BOTTOM / 2.0 + 2);
        }
    }

    private void plot(GraphicsContext pen, double[] values, double top, Paint colour) {
        double width = canvas.getWidth() - LEFT - RIGHT;
        double height = canvas.getHeight() - TOP - BOTTOM;
        pen.setStroke(colour);
        pen.setLineWidth(1.75);
        pen.beginPath();
        boolean drawing = false;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                drawing = false;
                continue;
            }
            double x = LEFT + width * i / Math.max(1, values.length - 1);
            double y = TOP + height - height * Math.min(1, values[i] / top);
            if (drawing) {
                pen.lineTo(x, y);
            } else {
                pen.moveTo(x, y);
            }
            drawing = true;
        }
        pen.stroke();
    }

    /** The next round binary number above everything shown, so that the scale seldom jumps. */
    private static double scale(Series series) {
        double most = 0;
        for (int i = 0; i < series.down().length; i++) {
            most = Math.max(most, Math.max(series.down()[i], series.up()[i]));
        }
        double top = 4 << 10;
        while (top < most) {
            top *= 2;
        }
        return top;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
        all.addAll(List.of(DOWN, UP, LINES, TEXT));
        return all;
    }
}
