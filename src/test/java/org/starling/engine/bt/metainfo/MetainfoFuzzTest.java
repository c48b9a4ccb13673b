package org.starling.engine.bt.metainfo;

import bt.metainfo.MetadataService;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.starling.engine.MetainfoException;

final class MetainfoFuzzTest {

    private static final MetadataService BT = new MetadataService();
    private static final BtMetainfoService SERVICE = new BtMetainfoService(() -> BT);

    @FuzzTest(maxDuration = "30s")
    void torrents(byte[] bytes) {
        try {
            MetainfoPromises.check(SERVICE.parse(bytes));
        } catch (MetainfoException expected) {
            // Refused with a reason: the other good outcome.
        }
    }
}
