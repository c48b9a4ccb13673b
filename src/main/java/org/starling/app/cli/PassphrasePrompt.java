package org.starling.app.cli;

import java.util.Optional;

/** Asks whoever sits at the terminal for a passphrase, which is not shown while it is typed. */
@FunctionalInterface
public interface PassphrasePrompt {
    /** Nobody is there. */
    PassphrasePrompt NOBODY = question -> Optional.empty();

    /** What was typed; empty if nobody can be asked, or nothing was. */
    Optional<String> ask(String question);
}
