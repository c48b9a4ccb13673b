package org.starling.engine.discovery.portmap;

import java.util.List;

/** A router to be asked, with what that takes: sockets, mostly. Loop thread. */
interface Router extends AutoCloseable {

    /** In the order in which they are tried. */
    List<RouterMethod> methods();

    @Override
    void close();
}
