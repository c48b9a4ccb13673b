package org.starling.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.ui.shell.LabelLines.Line;

final class LabelLinesTest {

    @Test
    void namesStandBelowTheNearestThatIsThere() {
        List<Line> lines = LabelLines.nested(List.of("video/films/free", "books", "video", "video-old", "video/films"));
        assertThat(lines).extracting(Line::text).containsExactly("books", "video", "video-old");
        Line video = lines.get(1);
        assertThat(video.below()).extracting(Line::text).containsExactly("films");
        assertThat(video.below().get(0).below()).extracting(Line::name).containsExactly("video/films/free");
    }

    @Test
    void whatIsNotThereIsLeftInTheName() {
        List<Line> lines = LabelLines.nested(List.of("a", "a/b/c", "x/y"));
        assertThat(lines).extracting(Line::text).containsExactly("a", "x/y");
        assertThat(lines.get(0).below()).extracting(Line::text).containsExactly("b/c");
    }
}
