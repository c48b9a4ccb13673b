package org.starling.overlay.link.classic;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.starling.engine.peer.FakeStream;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** An original that is dialled, and whose RESPONSE1, as good as it can be, is changed before it is sent. */
final class ChangingOriginal implements StreamHandler {
    private final FakeStream victim;
    private final UnaryOperator<BDict> change;
    private final OriginalPeer original;
    private byte[] challenge = {};

    ChangingOriginal(FakeStream victim, OriginalPeer original, UnaryOperator<BDict> change) {
        this.victim = victim;
        this.original = original;
        this.change = change;
        victim.handler(this);
    }

    @Override
    public void onReadable(Stream stream) {
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        int count = Math.max(0, victim.read(bytes));
        byte[] read = Arrays.copyOf(bytes.array(), count);
        if (count >= 1034) {
            challenge = Arrays.copyOfRange(read, count - 1034, count);
        }
        byte[] answer = original.feed(read);
        int at = answer.length > 0 && answer[0] == 19 ? 68 : 0;
        if (answer.length > at) {
            byte[] payload = Arrays.copyOfRange(answer, at + 5, answer.length);
            victim.raw(Arrays.copyOf(answer, at));
            victim.raw(OriginalPeer.frame(252, Bencode.encode(change.apply(dict(payload)))));
        } else {
            victim.raw(answer);
        }
    }

    @Override
    public void onClosed(Stream stream, String reason) {}

    /** The nonce that it was challenged with. */
    byte[] nonce() {
        return Arrays.copyOfRange(challenge, 10, 1034);
    }

    static BDict dict(byte[] payload) {
        try {
            return Bencode.decodeDict(payload, BencodeLimits.STRICT);
        } catch (BencodeException e) {
            throw new IllegalStateException(e);
        }
    }
}
