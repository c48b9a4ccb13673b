package org.starling.interop;

final class QbittorrentInteropTest extends InteropTest {
    QbittorrentInteropTest() {
        super(new Qbittorrent());
    }
}
