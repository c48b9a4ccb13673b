package org.starling.engine.peer.mse;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.wire.InfoHash;

/**
 * The side that was dialled: learns the torrent and selects the method. It answers as soon as it knows how long the
 * initial payload is; that payload may come in the same segment or later, and is decrypted wherever it comes.
 */
public final class MseAcceptor extends MseHandshake {
    private static final int DIGEST = 20;

    /** A payload that must be told from the plaintext behind it is held until it is whole: a handshake is 68 bytes. */
    private static final int MAX_PLAIN_PAYLOAD = 1024;

    private enum State {
        KEY,
        SYNC,
        TORRENT,
        OFFER,
        PAD,
        PAYLOAD
    }

    private final SkeyTable torrents;
    private final MsePolicy policy;
    private final MseRandom random;
    private State state = State.KEY;
    private byte[] secret = {};
    private byte[] mark = {};
    private @Nullable InfoHash torrent;
    private @Nullable Rc4 in;
    private int selected;
    private int padLength;
    private int payloadLength;

    public MseAcceptor(SkeyTable torrents, MsePolicy policy, MseRandom random) {
        this.torrents = torrents;
        this.policy = policy;
        this.random = random;
    }

    @Override
    void opening() {}

    @Override
    boolean advance() throws MseException {
        return switch (state) {
            case KEY -> key();
            case SYNC -> sync();
            case TORRENT -> torrent();
            case OFFER -> offer();
            case PAD -> pad();
            case PAYLOAD -> payload();
        };
    }

    private boolean key() throws MseException {
        if (available() < DiffieHellman.KEY_LENGTH) {
            return false;
        }
        // Made only now: a connection that says nothing costs no arithmetic.
        DiffieHellman keys = new DiffieHellman(random.exponent());
        secret = keys.secret(take(DiffieHellman.KEY_LENGTH));
        mark = MseHashes.req1(secret);
        send(keys.publicKey(), random.pad());
        state = State.SYNC;
        return true;
    }

    private boolean sync() throws MseException {
        if (!skipPast(mark)) {
            return false;
        }
        state = State.TORRENT;
        return true;
    }

    private boolean torrent() throws MseException {
        if (available() < DIGEST) {
            return false;
        }
        InfoHash found = torrents.find(MseHashes.xorReq3(take(DIGEST), secret))
                .orElseThrow(() -> new MseException(MseException.Reason.UNKNOWN_TORRENT));
        in = MseHashes.initiatorCipher(secret, found);
        torrent = found;
        state = State.OFFER;
        return true;
    }

    private boolean offer() throws MseException {
        if (available() < VC_LENGTH + 6) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(take(VC_LENGTH + 6));
        incoming().apply(fields);
        if (fields.getLong() != 0) {
            throw new MseException(MseException.Reason.BAD_VERIFICATION);
        }
        selected = policy.select(fields.getInt());
        padLength = checkPad(Short.toUnsignedInt(fields.getShort()));
        state = State.PAD;
        return true;
    }

    private boolean pad() throws MseException {
        if (available() < padLength + 2) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(take(padLength + 2));
        incoming().apply(fields);
        payloadLength = Short.toUnsignedInt(fields.getShort(padLength));
        if (selected == MsePolicy.PLAIN && payloadLength > MAX_PLAIN_PAYLOAD) {
            throw new MseException(MseException.Reason.PAYLOAD_TOO_LONG);
        }
        Rc4 out = MseHashes.acceptorCipher(secret, wanted());
        answer(out);
        if (selected == MsePolicy.RC4) {
            encrypted(out);
        }
        state = State.PAYLOAD;
        return true;
    }

    /** Plaintext was selected, but the initial payload is encrypted always, and nothing behind it is. */
    private boolean payload() {
        if (available() < payloadLength) {
            return false;
        }
        ByteBuffer rest = ByteBuffer.wrap(take(available()));
        incoming().apply(rest.slice(0, payloadLength));
        complete(new MseResult(wanted(), Optional.empty(), rest));
        return true;
    }

    /** The initial payload is only the beginning of the encrypted stream. */
    private void encrypted(Rc4 out) {
        ByteBuffer rest = ByteBuffer.wrap(take(available()));
        incoming().apply(rest);
        complete(new MseResult(wanted(), Optional.of(new MseResult.Ciphers(incoming(), out)), rest));
    }

    private void answer(Rc4 out) {
        byte[] pad = random.pad();
        ByteBuffer fields = ByteBuffer.allocate(VC_LENGTH + 6 + pad.length);
        fields.putLong(0).putInt(selected).putShort((short) pad.length).put(pad).flip();
        out.apply(fields);
        send(fields.array());
    }

    private Rc4 incoming() {
        if (in == null) {
            throw new IllegalStateException("no torrent yet");
        }
        return in;
    }

    private InfoHash wanted() {
        if (torrent == null) {
            throw new IllegalStateException("no torrent yet");
        }
        return torrent;
    }
}
