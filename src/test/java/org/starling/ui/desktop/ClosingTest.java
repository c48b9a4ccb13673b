package org.starling.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.controls.Dialogs;

/** What closing the window does, with an icon to go on behind and without. */
final class ClosingTest {
    private final FakeProgram program = new FakeProgram();
    private final Rig.Answers answers = new Rig.Answers();
    private final List<String> done = new ArrayList<>();

    private void close(boolean icon) {
        new Closing(program.memory(), () -> icon, answers, () -> done.add("hidden"), () -> done.add("quit")).asked();
    }

    @ParameterizedTest
    @CsvSource({"QUIT, true, quit", "QUIT, false, quit", "HIDE, true, hidden", "HIDE, false, quit"})
    void itDoesWhatWasChosen(Closing.Choice choice, boolean icon, String outcome) {
        Closing.choose(program.memory(), choice);
        close(icon);
        assertThat(done).containsExactly(outcome);
        assertThat(answers.asked).isEmpty();
    }

    @Test
    void itAsksAndDoesThat() {
        Closing.choose(program.memory(), Closing.Choice.ASK);
        close(true);
        assertThat(done).as("given up").isEmpty();
        answers.close.set(Optional.of(Dialogs.Close.HIDE));
        close(true);
        answers.close.set(Optional.of(Dialogs.Close.QUIT));
        close(false);
        assertThat(done).containsExactly("hidden", "quit");
        assertThat(answers.asked).containsExactly("close true", "close true", "close false");
    }

    @Test
    void nonsenseInTheMemoryQuits() {
        program.remembered.put("window.close", "explode");
        assertThat(Closing.choice(program.memory())).isEqualTo(Closing.Choice.QUIT);
    }
}
