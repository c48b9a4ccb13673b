package org.starling.engine.bt.metainfo;

import bt.metainfo.MetadataService;
import java.util.concurrent.atomic.AtomicReference;
import org.starling.engine.MetainfoService;

/** Torrents without an engine, for commands that only read or make them. */
public final class StandaloneMetainfo {
    private StandaloneMetainfo() {}

    public static MetainfoService create() {
        AtomicReference<MetadataService> once = new AtomicReference<>();
        return new BtMetainfoService(() -> once.updateAndGet(made -> made == null ? new MetadataService() : made));
    }
}
