package org.starling.app.cli;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.starling.app.text.Texts;

/** For what nobody foresaw: the details go to the log, one line to the user. */
final class Defects {
    private static final Logger LOG = Logger.getLogger(Defects.class.getName());

    private Defects() {}

    static String sentence(Throwable failure, Path logs, Texts texts) {
        LOG.log(Level.SEVERE, "unexpected", failure);
        return texts.get("unexpected", failure.getClass().getSimpleName(), logs);
    }
}
