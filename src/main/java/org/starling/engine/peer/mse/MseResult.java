package org.starling.engine.peer.mse;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.starling.net.StreamCipher;
import org.starling.wire.InfoHash;

/**
 * How an encryption handshake ended well.
 *
 * @param torrent the SKEY: the handshake inside must name the same
 * @param ciphers for the bytes from here on; empty when they are plain
 * @param payload bytes that came behind the handshake, already decrypted
 */
public record MseResult(InfoHash torrent, Optional<Ciphers> ciphers, ByteBuffer payload) {

    /** One cipher for each direction. */
    public record Ciphers(StreamCipher in, StreamCipher out) {}
}
