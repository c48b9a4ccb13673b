package org.starling.engine.bt.bindings;

import bt.BtException;
import bt.metainfo.IMetadataService;
import bt.metainfo.Torrent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;
import org.starling.wire.bencode.BencodeScanner;

/**
 * Stands in front of bt's metadata service, whose decoder allocates whatever length is declared and nests without end.
 * Thread-safe.
 */
public final class BoundedMetadataService implements IMetadataService {

    private final IMetadataService bt;

    public BoundedMetadataService(IMetadataService bt) {
        this.bt = bt;
    }

    @Override
    public Torrent fromByteArray(byte[] bytes) {
        try {
            BencodeScanner.scan(bytes, BencodeLimits.METAINFO);
        } catch (BencodeException e) {
            throw new BtException("not a torrent within bounds", e);
        }
        return bt.fromByteArray(bytes);
    }

    @Override
    public Torrent fromInputStream(InputStream in) {
        try {
            return fromByteArray(in.readNBytes(BencodeLimits.METAINFO.maxBytes() + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** bt would open the address itself, past the gate through which everything else goes. */
    @Override
    public Torrent fromUrl(URL url) {
        throw new BtException("torrents are fetched before they come here");
    }
}
