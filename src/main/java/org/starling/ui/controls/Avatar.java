package org.starling.ui.controls;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.starling.wire.bencode.BString;

/** Somebody's picture in a circle, or their initials on a colour that stays theirs. */
public final class Avatar extends StackPane {
    /** Pixels of a side that a picture may have. */
    private static final int MOST = 512;

    private static final int COLOURS = 4;
    private static final double TEXT = 0.4;

    private final Label initials = new Label();
    private final ImageView image = new ImageView();
    private final int size;
    private Optional<BString> decoded = Optional.empty();

    public Avatar(int size) {
        this.size = size;
        getStyleClass().add("avatar");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        initials.setStyle("-fx-font-size: " + Math.round(size * TEXT) + "px;");
        image.setFitWidth(size);
        image.setFitHeight(size);
        image.setClip(new Circle(size / 2.0, size / 2.0, size / 2.0));
        getChildren().setAll(initials, image);
    }

    /**
     * Shows somebody.
     *
     * @param permId chooses the colour, so that it does not change with the name
     * @param picture of somebody who is trusted enough for their picture to be decoded
     */
    public void show(String permId, String name, Optional<BString> picture) {
        if (!picture.equals(decoded)) {
            image.setImage(picture.map(this::decode).orElse(null));
            decoded = picture;
        }
        boolean drawn = image.getImage() != null && !image.getImage().isError();
        image.setVisible(drawn);
        initials.setVisible(!drawn);
        initials.setText(initials(name));
        getStyleClass().removeIf(style -> style.startsWith("avatar-"));
        getStyleClass().add("avatar-" + Math.floorMod(permId.hashCode(), COLOURS));
    }

    private Image decode(BString picture) {
        byte[] bytes = picture.bytes();
        boolean fits = PictureSize.of(bytes).filter(one -> one.fits(MOST)).isPresent();
        return new Image(new ByteArrayInputStream(fits ? bytes : new byte[0]), size * 2.0, size * 2.0, false, true);
    }

    /** The first letters of the first and the last word. */
    static String initials(String name) {
        String[] words = name.strip().split("\\s+", -1);
        String first = letter(words[0]);
        return words.length > 1 ? first + letter(words[words.length - 1]) : first;
    }

    private static String letter(String word) {
        return word.isEmpty() ? "" : Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT);
    }
}
