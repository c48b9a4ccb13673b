package org.starling.app.instance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A process that tries for a lock, says how it went, and holds what it got until its input ends. */
final class LockRace {
    private LockRace() {}

    public static void main(String[] args) throws IOException {
        StateFolder state = new StateFolder(Path.of(args[0]));
        state.create();
        Optional<InstanceLock> lock = InstanceLock.acquire(state);
        System.out.println(lock.isPresent() ? "won" : "lost");
        System.out.flush();
        System.in.transferTo(OutputStream.nullOutputStream());
        if (lock.isPresent()) {
            lock.get().close();
        }
    }
}
