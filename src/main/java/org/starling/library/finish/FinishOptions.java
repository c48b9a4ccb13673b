package org.starling.library.finish;

import java.util.List;

/**
 * What happens when downloads are complete.
 *
 * @param program to run for each complete download, with its arguments and their placeholders; empty: none
 * @param awake the machine does not go to sleep while anything is downloaded
 */
public record FinishOptions(List<String> program, boolean awake, WhenDone whenDone) {
    public static final FinishOptions NONE = new FinishOptions(List.of(), false, WhenDone.NOTHING);

    public FinishOptions {
        program = List.copyOf(program);
    }
}
