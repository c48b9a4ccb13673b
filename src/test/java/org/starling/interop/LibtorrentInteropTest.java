package org.starling.interop;

final class LibtorrentInteropTest extends InteropTest {
    LibtorrentInteropTest() {
        super(new Libtorrent());
    }
}
