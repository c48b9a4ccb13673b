package org.starling.ui.controls;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import org.jspecify.annotations.Nullable;

/**
 * A text that takes as many lines as it needs. JavaFX 21 draws the lines of a wrapped text over each other where they
 * run from right to left; lines that are broken here are drawn well, so there it is not left to wrap them.
 */
public final class Prose extends Label {
    private final boolean broken;
    private String whole;
    private boolean breaking;

    public Prose(String text, boolean rightToLeft) {
        super(text);
        whole = text;
        broken = rightToLeft;
        setWrapText(!rightToLeft);
        if (rightToLeft) {
            setAccessibleText(text);
            textProperty().addListener((of, was, now) -> changed(now));
        }
    }

    private void changed(@Nullable String text) {
        if (!breaking) {
            whole = text == null ? "" : text;
            setAccessibleText(whole);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return broken ? Math.ceil(measure(whole).getWidth()) + 1 + sides() : super.computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (!broken) {
            return super.computePrefHeight(width);
        }
        double room = width < 0 ? Double.MAX_VALUE : width - sides();
        return Math.ceil(height(lines(room))) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        if (broken) {
            String lines = lines(getWidth() - sides());
            if (!lines.equals(getText())) {
                breaking = true;
                setText(lines);
                breaking = false;
            }
        }
        super.layoutChildren();
    }

    /** As many words in each line as there is room for; what was broken by hand stays. */
    private String lines(double room) {
        StringBuilder all = new StringBuilder();
        for (String paragraph : whole.split("\n", -1)) {
            String line = "";
            for (String word : paragraph.split(" ", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                boolean fits = line.isEmpty() || measure(longer).getWidth() <= room;
                all.append(fits ? "" : line + "\n");
                line = fits ? longer : word;
            }
            all.append(line).append('\n');
        }
        return all.substring(0, all.length() - 1);
    }

    /** As a label counts it, which rounds each line up: it cuts the last one if the sum is a hair less. */
    private double height(String text) {
        Text drawn = drawn(text);
        drawn.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER);
        return drawn.getLayoutBounds().getHeight();
    }

    private Bounds measure(String text) {
        return drawn(text).getLayoutBounds();
    }

    private Text drawn(String text) {
        Text drawn = new Text(text);
        drawn.setFont(getFont());
        return drawn;
    }

    private double sides() {
        return snappedLeftInset() + snappedRightInset();
    }
}
