package org.starling.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class ProseTest {
    private static final String ARABIC = "يمكنك إيقافها في أي وقت من صفحة الشبكة الفوقية. عندها تنتهي كل الوصلات.";
    private static final double ROOM = 200;

    private final Prose fromRight = new Prose(ARABIC, true);
    private final Prose fromLeft = new Prose("Then all links end; your key and friends stay on this machine.", false);
    private final VBox column = new VBox(fromRight, fromLeft);

    /** Controls can be made only then; other classes need not have run before. */
    @BeforeAll
    static void begin() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Start
    void start(Stage stage) {
        column.setMaxWidth(ROOM);
        column.setPrefWidth(ROOM);
        stage.setScene(new Scene(new VBox(column), 400, 300));
        stage.show();
    }

    @Test
    void linesFromTheRightAreBrokenWhereTheRoomEnds() {
        String[] lines = fromRight.getText().split("\n");
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(String.join(" ", lines)).isEqualTo(ARABIC);
        for (String line : lines) {
            Text drawn = new Text(line);
            drawn.setFont(fromRight.getFont());
            assertThat(drawn.getLayoutBounds().getWidth()).isLessThanOrEqualTo(ROOM);
        }
        double line = new Text("x").getLayoutBounds().getHeight();
        assertThat(fromRight.getHeight()).isGreaterThan(line * lines.length * 0.9);
        assertThat(fromRight.getAccessibleText()).isEqualTo(ARABIC);
    }

    /** A label of several lines is clipped to its height. */
    @Test
    void theLastLineIsNotCut() {
        Text drawn = (Text) fromRight.lookup(".text");
        assertThat(drawn.getText()).contains("\n");
        assertThat(fromRight.getHeight())
                .isGreaterThanOrEqualTo(drawn.getLayoutBounds().getHeight());
    }

    @Test
    void anotherTextIsBrokenAnew(FxRobot robot) {
        robot.interact(() -> {
            fromRight.setText("نُسخ.");
            column.getScene().getRoot().layout();
        });
        assertThat(fromRight.getText()).isEqualTo("نُسخ.");
        assertThat(fromRight.getAccessibleText()).isEqualTo("نُسخ.");
    }

    @Test
    void linesFromTheLeftWrapAsUsual() {
        assertThat(fromLeft.getText()).doesNotContain("\n");
        assertThat(fromLeft.getHeight())
                .isGreaterThan(new Text("x").getLayoutBounds().getHeight() * 1.9);
    }
}
