package org.starling.overlay.link.secure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.net.Stream;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PermId;
import org.starling.wire.PeerId;

/** One end of a channel that says what a test wants, in any order, and remembers what it hears. */
final class Talker implements SecureChannel.Owner {
    final SecureChannel channel;
    final OverlayPeerId own;
    final List<Message> heard = new ArrayList<>();
    final Random random;
    Consumer<Message> reaction = message -> {};
    byte[] hash = new byte[0];

    @Nullable
    PeerId theirs;

    @Nullable
    LinkEnd ended;

    Talker(Stream stream, boolean initiator, OverlayPeerId own, int seed) {
        this.own = own;
        random = new Random(seed);
        channel = new SecureChannel(stream, initiator, own, random, this);
    }

    static OverlayPeerId peerId(int seed) {
        return OverlayPeerId.create("X100--", Node.PORT, new Random(seed));
    }

    Talker start() {
        channel.start();
        return this;
    }

    void say(Message message) {
        channel.send(message);
    }

    Message last() {
        return heard.get(heard.size() - 1);
    }

    boolean heard(int id) {
        return heard.stream().anyMatch(message -> message.id() == id);
    }

    /** The honest answer of a side that was dialled, to a challenge. */
    Message response1(Identity identity, Challenge challenge, byte[] nonce) {
        Transcript transcript = new Transcript(hash, nonce, challenge.nonceB());
        byte[] signature = identity.sign(transcript.signedByA(peer(), identity.permId()));
        return new Response1(identity.permId(), nonce, signature).encode(peer());
    }

    /** The honest answer of a side that dialled. */
    Message response2(Identity identity, byte[] nonceB, byte[] nonceA, PermId certA) {
        Transcript transcript = new Transcript(hash, nonceA, nonceB);
        byte[] signature = identity.sign(transcript.signedByB(peer(), identity.permId(), certA));
        return new Response2(identity.permId(), signature).encode(peer());
    }

    byte[] nonce() {
        byte[] nonce = new byte[Challenge.NONCE];
        random.nextBytes(nonce);
        return nonce;
    }

    PeerId peer() {
        if (theirs == null) {
            throw new IllegalStateException("no channel yet");
        }
        return theirs;
    }

    @Override
    public void onKeysAsked(Runnable task) {
        task.run();
    }

    @Override
    public void onSecured(Greeting greeting, byte[] channelHash) {
        theirs = greeting.peerId().id();
        hash = channelHash;
        channel.trust();
    }

    @Override
    public void onMessage(Message message) {
        heard.add(message);
        reaction.accept(message);
    }

    @Override
    public void onEnded(LinkEnd reason) {
        ended = reason;
    }
}
