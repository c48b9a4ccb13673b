package org.starling.ui;

import org.starling.ui.bridge.Threads;

/** Everything at once, on the thread of the test. */
public final class DirectThreads implements Threads {
    @Override
    public void window(Runnable work) {
        work.run();
    }

    @Override
    public void background(Runnable work) {
        work.run();
    }
}
