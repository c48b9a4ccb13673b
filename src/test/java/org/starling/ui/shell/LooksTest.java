package org.starling.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.ui.FakeOverlay;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.SampleLists;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Everybody can read it, and everything says its name. */
@ExtendWith(ApplicationExtension.class)
final class LooksTest {
    /** WCAG 2.1, level AA, for text of usual size. */
    private static final double READABLE = 4.5;

    private static final List<String> TEXTS = List.of(
            "-color-fg-default", "-color-fg-muted", "-color-success-fg", "-color-danger-fg", "-color-accent-fg");
    private static final List<String> GROUNDS = List.of("-color-bg-default", "-color-bg-subtle");

    private final FakeProgram program = new FakeProgram();
    private Optional<Stage> shown = Optional.empty();

    @Start
    void start(Stage stage) {
        SampleLists.fill(program);
        shown = Optional.of(stage);
    }

    private Rig open(FxRobot robot, Locale locale) {
        Rig[] made = new Rig[1];
        robot.interact(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            made[0] = Rig.show(shown.orElseThrow(), program, locale);
        });
        return made[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar"})
    void everyControlHasAName(String language, FxRobot robot) {
        Rig rig = open(robot, Locale.forLanguageTag(language));
        List<String> nameless = new ArrayList<>();
        List<Runnable> screens = List.of(
                () -> {},
                () -> rig.window.open(List.of("/tmp/film.torrent")),
                rig.window::create,
                rig.window::settings,
                () -> press(rig, "#watch-add"),
                rig.window::shortcuts,
                () -> Objects.requireNonNull(
                                rig.window.scene().getAccelerators().get(KeyCombination.valueOf("Shortcut+L")))
                        .run(),
                () -> press(rig, "#side-category-add"),
                () -> rig.window.showTab("details.trackers"),
                () -> rig.window.showTab("details.peers"),
                () -> rig.window.showPlace("OVERLAY"),
                () -> join(rig),
                () -> rig.window.showPlace("IDENTITY"),
                () -> press(rig, "#identity-export"),
                () -> restore(rig),
                () -> rig.window.showPlace("FRIENDS"),
                () -> press(rig, "#friends-invite"),
                () -> press(rig, "#friends-accept"));
        robot.interact(() -> rig.window
                .model()
                .choose(rig.window.model().rows().all().stream().limit(1).toList()));
        for (Runnable screen : screens) {
            robot.interact(screen);
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> rig.window.scene().getRoot().applyCss());
            robot.interact(() -> collect(rig.window.scene().getRoot(), nameless));
        }
        assertThat(nameless).isEmpty();
    }

    private void join(Rig rig) {
        program.overlay.fill();
        rig.clipboard.set(FakeOverlay.link(9, "Zoe", true));
        rig.tick();
    }

    private static void press(Rig rig, String button) {
        ((ButtonBase) rig.window.scene().lookup(button)).fire();
    }

    private static void restore(Rig rig) {
        rig.answers.file.set(Optional.of(Path.of("backup.pem")));
        press(rig, "#identity-restore");
    }

    private static void collect(Node node, List<String> nameless) {
        if (node instanceof Control control && isNamed(control) && name(control).isBlank()) {
            nameless.add(node.getClass().getSimpleName() + "#" + node.getId() + node.getStyleClass());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
        }
    }

    /** What a skin makes for itself, such as the list of a closed combo box, speaks through its owner. */
    private static boolean isNamed(Control control) {
        if (control.getClass().isAnonymousClass()) {
            return false;
        }
        return control instanceof ButtonBase
                || control instanceof TextInputControl
                || control instanceof ComboBoxBase
                || control instanceof TableView
                || control instanceof TreeView
                || control instanceof TreeTableView
                || control instanceof ListView
                || control instanceof TabPane;
    }

    private static String name(Control control) {
        String given = control.getAccessibleText() == null ? "" : control.getAccessibleText();
        return given.isEmpty() && control instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText()
                : given;
    }

    @Test
    void theWindowIsMirroredWhereOneWritesFromTheRight(FxRobot robot) {
        Rig rig = open(robot, Locale.forLanguageTag("ar"));
        assertThat(rig.window.scene().getEffectiveNodeOrientation().toString()).isEqualTo("RIGHT_TO_LEFT");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTextCanBeRead(boolean dark, FxRobot robot) {
        List<String> faint = new ArrayList<>();
        robot.interact(() -> {
            Application.setUserAgentStylesheet(
                    dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
            for (String text : TEXTS) {
                for (String ground : GROUNDS) {
                    check(text, ground, ground, faint);
                }
            }
            for (String chosen : List.of("-color-accent-subtle", "-color-accent-muted")) {
                check("-color-fg-default", chosen, "-color-bg-default", faint);
            }
            for (String notice : List.of("-color-warning-subtle", "-color-danger-subtle")) {
                check("-color-fg-default", notice, "-color-bg-default", faint);
            }
            for (String fill : List.of(
                    "-color-accent-muted", "-color-success-muted", "-color-neutral-muted", "-color-danger-muted")) {
                check("-color-fg-default", fill, "-color-bg-default", faint);
            }
        });
        assertThat(faint).isEmpty();
    }

    private static void check(String text, String ground, String below, List<String> faint) {
        Color under = colour(below);
        Color background = over(colour(ground), under);
        double ratio = contrast(over(colour(text), background), background);
        if (ratio < READABLE) {
            faint.add(text + " on " + ground + ": " + ratio);
        }
    }

    private static Color colour(String name) {
        Region region = new Region();
        region.setStyle("-fx-background-color: " + name + ";");
        Scene scene = new Scene(region, 10, 10);
        region.applyCss();
        assertThat(scene.getRoot()).isSameAs(region);
        return (Color) region.getBackground().getFills().get(0).getFill();
    }

    private static Color over(Color top, Color below) {
        return below.interpolate(new Color(top.getRed(), top.getGreen(), top.getBlue(), 1), top.getOpacity());
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
