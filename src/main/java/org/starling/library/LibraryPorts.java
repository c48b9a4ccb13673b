package org.starling.library;

import java.time.Clock;
import java.util.function.Consumer;
import org.starling.library.finish.KeepAwake;
import org.starling.library.finish.Programs;
import org.starling.library.finish.WhenDone;
import org.starling.library.space.FreeSpace;

/**
 * What the library needs of the machine.
 *
 * @param clock its zone is the one of the schedule
 * @param done carries out what the user wants when all downloads are complete; on a thread of its own
 */
public record LibraryPorts(Clock clock, FreeSpace space, Programs programs, KeepAwake awake, Consumer<WhenDone> done) {

    /** A machine that is asked for the room on its disks, and for nothing else. */
    public static LibraryPorts quiet(Clock clock) {
        return new LibraryPorts(clock, FreeSpace.SYSTEM, Programs.NONE, KeepAwake.NONE, done -> {});
    }
}
