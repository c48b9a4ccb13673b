package org.starling.ui.desktop.system;

import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;

/** A menu and the number of its version. The types are parameters because the library reads them there. */
public final class MenuLayout<A, B> extends Tuple {
    @Position(0)
    public final A revision;

    @Position(1)
    public final B root;

    public MenuLayout(A revision, B root) {
        this.revision = revision;
        this.root = root;
    }
}
