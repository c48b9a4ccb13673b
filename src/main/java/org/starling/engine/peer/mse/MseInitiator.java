package org.starling.engine.peer.mse;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.wire.InfoHash;

/** The side that dialled: knows the torrent, offers methods, sends its first payload within the handshake. */
public final class MseInitiator extends MseHandshake {
    private enum State {
        KEY,
        SYNC,
        SELECT,
        PAD
    }

    private final InfoHash torrent;
    private final MsePolicy policy;
    private final MseRandom random;
    private final byte[] payload;
    private final DiffieHellman keys;
    private State state = State.KEY;
    private @Nullable Rc4 out;
    private @Nullable Rc4 in;
    private byte[] mark = {};
    private int selected;
    private int padLength;

    /** @param payload sent encrypted within the handshake (the IA): our BitTorrent handshake, or nothing */
    public MseInitiator(InfoHash torrent, byte[] payload, MsePolicy policy, MseRandom random) {
        this.torrent = torrent;
        this.payload = payload.clone();
        this.policy = policy;
        this.random = random;
        this.keys = new DiffieHellman(random.exponent());
    }

    @Override
    void opening() {
        send(keys.publicKey(), random.pad());
    }

    @Override
    boolean advance() throws MseException {
        return switch (state) {
            case KEY -> key();
            case SYNC -> sync();
            case SELECT -> select();
            case PAD -> pad();
        };
    }

    private boolean key() throws MseException {
        if (available() < DiffieHellman.KEY_LENGTH) {
            return false;
        }
        byte[] secret = keys.secret(take(DiffieHellman.KEY_LENGTH));
        Rc4 outgoing = MseHashes.initiatorCipher(secret, torrent);
        Rc4 incoming = MseHashes.acceptorCipher(secret, torrent);
        byte[] pad = random.pad();
        ByteBuffer offer = ByteBuffer.allocate(VC_LENGTH + 4 + 2 + pad.length + 2 + payload.length);
        offer.putLong(0).putInt(policy.provide()).putShort((short) pad.length).put(pad);
        offer.putShort((short) payload.length).put(payload).flip();
        outgoing.apply(offer);
        send(MseHashes.req1(secret), MseHashes.xorReq3(MseHashes.req2(torrent), secret), offer.array());
        mark = new byte[VC_LENGTH];
        incoming.apply(ByteBuffer.wrap(mark));
        out = outgoing;
        in = incoming;
        state = State.SYNC;
        return true;
    }

    private boolean sync() throws MseException {
        if (!skipPast(mark)) {
            return false;
        }
        state = State.SELECT;
        return true;
    }

    private boolean select() throws MseException {
        if (available() < 6) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(take(6));
        incoming().apply(fields);
        selected = fields.getInt();
        policy.checkSelected(selected);
        padLength = checkPad(Short.toUnsignedInt(fields.getShort()));
        state = State.PAD;
        return true;
    }

    private boolean pad() {
        if (available() < padLength) {
            return false;
        }
        incoming().apply(ByteBuffer.wrap(take(padLength)));
        ByteBuffer rest = ByteBuffer.wrap(take(available()));
        if (selected == MsePolicy.PLAIN || out == null) {
            complete(new MseResult(torrent, Optional.empty(), rest));
        } else {
            incoming().apply(rest);
            complete(new MseResult(torrent, Optional.of(new MseResult.Ciphers(incoming(), out)), rest));
        }
        return true;
    }

    private Rc4 incoming() {
        if (in == null) {
            throw new IllegalStateException("no secret yet");
        }
        return in;
    }
}
