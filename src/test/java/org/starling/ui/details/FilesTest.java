package org.starling.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.SampleLists;
import org.starling.ui.transfers.model.RowItem;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Which pieces of each file are there. */
@ExtendWith(ApplicationExtension.class)
final class FilesTest {
    private final FakeProgram program = new FakeProgram();
    private Optional<Rig> made = Optional.empty();

    @Start
    void start(Stage stage) {
        SampleLists.fill(program);
        made = Optional.of(Rig.show(stage, program));
    }

    private List<PieceMap> maps(FxRobot robot, String torrent) {
        robot.interact(() -> {
            TableView<RowItem> table = robot.lookup("#transfers").queryTableView();
            for (RowItem item : table.getItems()) {
                if (item.row().name().startsWith(torrent)) {
                    table.getSelectionModel().clearAndSelect(table.getItems().indexOf(item));
                }
            }
            made.orElseThrow().window.showTab("details.files");
        });
        WaitForAsyncUtils.waitForFxEvents();
        return List.copyOf(robot.lookup("#files .piece-map").queryAllAs(PieceMap.class));
    }

    private static long colours(FxRobot robot, Node map) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = map.snapshot(null, null));
        PixelReader pixels = image[0].getPixelReader();
        return IntStream.range(0, (int) image[0].getWidth())
                .mapToObj(x -> pixels.getColor(x, (int) image[0].getHeight() / 2))
                .map(Color::toString)
                .distinct()
                .count();
    }

    @Test
    void aFileThatLoadsHasGapsAndOneThatIsThereHasNone(FxRobot robot) {
        PieceMap loading = maps(robot, "Big Buck").get(0);
        assertThat(loading.getAccessibleText()).startsWith("Pieces of Big Buck Bunny");
        assertThat(colours(robot, loading)).isGreaterThan(1);

        PieceMap whole = maps(robot, "Sintel").get(0);
        assertThat(whole.getAccessibleText()).startsWith("Pieces of Sintel");
        assertThat(colours(robot, whole)).isEqualTo(1);
    }
}
