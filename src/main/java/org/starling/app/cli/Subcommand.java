package org.starling.app.cli;

import java.io.IOException;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** A command of the program. */
interface Subcommand {
    CommandSpec spec(Texts texts);

    /**
     * Does it and says what happened.
     *
     * @return the exit code: 0 done, 1 failed
     */
    int run(Call call) throws IOException, InterruptedException;
}
