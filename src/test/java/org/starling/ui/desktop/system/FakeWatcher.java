package org.starling.ui.desktop.system;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A panel's list of icons. */
public final class FakeWatcher implements WatcherCalls {
    static final String PATH = "/StatusNotifierWatcher";
    final List<String> registered = new CopyOnWriteArrayList<>();

    @Override
    public void register(String service) {
        registered.add(service);
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
