package org.starling.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Shows a window of its own for each test, and hands tests the robot that uses it; registered in a field of the test
 * class.
 */
public final class ShownWindow extends ApplicationExtension {
    public final FakeProgram program = new FakeProgram();
    private final Consumer<FakeProgram> before;
    private final Consumer<Rig> after;
    private Optional<Rig> made = Optional.empty();

    private ShownWindow(Consumer<FakeProgram> before, Consumer<Rig> after) {
        this.before = before;
        this.after = after;
    }

    /** A program that is used for the first time. */
    public static ShownWindow empty() {
        return new ShownWindow(program -> {}, rig -> {});
    }

    /** A program with many torrents. */
    public static ShownWindow filled() {
        return empty().with(SampleLists::fill);
    }

    /** What has happened to the program before the window is shown. */
    public ShownWindow with(Consumer<FakeProgram> more) {
        return new ShownWindow(before.andThen(more), after);
    }

    /** What is done first in the window, on JavaFX's thread. */
    public ShownWindow then(Consumer<Rig> more) {
        return new ShownWindow(before, after.andThen(more));
    }

    public Rig rig() {
        return made.orElseThrow();
    }

    /** JUnit shows no test instance to extensions in its fields: TestFX finds its start here instead. */
    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        postProcessTestInstance(this, context);
        super.beforeEach(context);
    }

    @Start
    void start(Stage stage) {
        before.accept(program);
        Rig rig = Rig.show(stage, program);
        made = Optional.of(rig);
        after.accept(rig);
    }
}
