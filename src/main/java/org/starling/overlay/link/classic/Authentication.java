package org.starling.overlay.link.classic;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.message.Challenge;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.MessageException;
import org.starling.overlay.message.OverlayMessage;
import org.starling.overlay.message.Response1;
import org.starling.overlay.message.Response2;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.KeyCurve;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.PermIdException;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;

/**
 * The three messages by which both ends of a classic link prove their PermIDs (ISO/IEC 9798-3, mutual, in three
 * passes). Each signs its own nonce, the other's, and the other's peer id. Nothing of the connection is signed, so
 * it proves that the owners of two keys are on line, and not that they talk to each other. Pure.
 */
final class Authentication {
    private static final Dialect FORM = Dialect.classic(Dialect.OLDEST);

    private enum State {
        AWAITS_CHALLENGE,
        AWAITS_RESPONSE1,
        AWAITS_RESPONSE2,
        OVER
    }

    private final Identity own;
    private final PeerId ownId;
    private final PeerId theirId;
    private final BString ownNonce;
    private State state;
    private @Nullable BString theirNonce;
    private @Nullable PermId peer;

    /**
     * @param ownId the peer id that we sent
     * @param theirId the one that we received
     */
    Authentication(Identity own, PeerId ownId, PeerId theirId, boolean dialled, RandomGenerator random) {
        this.own = own;
        this.ownId = ownId;
        this.theirId = theirId;
        byte[] nonce = new byte[Challenge.NONCE];
        random.nextBytes(nonce);
        this.ownNonce = BString.of(nonce);
        this.state = dialled ? State.AWAITS_RESPONSE1 : State.AWAITS_CHALLENGE;
    }

    /** What the side that dialled says first. */
    Challenge begin() {
        return new Challenge(ownNonce);
    }

    /** The one id that may come now; empty when it is over. */
    OptionalInt awaits() {
        return switch (state) {
            case AWAITS_CHALLENGE -> OptionalInt.of(Challenge.ID);
            case AWAITS_RESPONSE1 -> OptionalInt.of(Response1.ID);
            case AWAITS_RESPONSE2 -> OptionalInt.of(Response2.ID);
            case OVER -> OptionalInt.empty();
        };
    }

    /** The other end, once it has proved who it is. */
    Optional<PermId> peer() {
        return Optional.ofNullable(peer);
    }

    /**
     * Takes a message.
     *
     * @return the answer
     * @throws LinkException whatever is wrong; nothing is taken after that
     */
    Optional<OverlayMessage> on(int id, byte[] payload) throws LinkException {
        boolean expected = awaits().orElse(-1) == id;
        state = State.OVER;
        if (!expected) {
            throw new LinkException(LinkEnd.OUT_OF_ORDER, "id " + id);
        }
        OverlayMessage message = decode(id, payload);
        if (message instanceof Challenge challenge) {
            return Optional.of(answer(challenge));
        }
        if (message instanceof Response1 response) {
            return Optional.of(answer(response));
        }
        finish((Response2) message);
        return Optional.empty();
    }

    private Response1 answer(Challenge challenge) {
        theirNonce = challenge.nonce();
        state = State.AWAITS_RESPONSE2;
        return new Response1(theirId, sign(challenge.nonce()), certificate(), ownNonce);
    }

    private Response2 answer(Response1 response) throws LinkException {
        check(response.dialler(), response.certificate(), response.signature(), response.nonce());
        return new Response2(theirId, sign(response.nonce()), certificate());
    }

    private void finish(Response2 response) throws LinkException {
        if (theirNonce == null) {
            throw new IllegalStateException("no challenge");
        }
        check(response.acceptor(), response.certificate(), response.signature(), theirNonce);
    }

    /** @param named our peer id, as the other end received it */
    private void check(PeerId named, BString certificate, BString signature, BString nonce) throws LinkException {
        if (!named.equals(ownId)) {
            throw new LinkException(LinkEnd.BAD_PROOF, "made for another peer id");
        }
        if (nonce.equals(ownNonce)) {
            throw new LinkException(LinkEnd.BAD_PROOF, "our own nonce came back");
        }
        PermId claimed = permId(certificate);
        if (!claimed.verifies(signed(nonce, ownNonce, ownId), signature.bytes())) {
            throw new LinkException(LinkEnd.BAD_PROOF, "the signature does not hold");
        }
        if (claimed.equals(own.permId())) {
            throw new LinkException(LinkEnd.OWN_IDENTITY, "it is us");
        }
        peer = claimed;
    }

    private static PermId permId(BString certificate) throws LinkException {
        try {
            return PermId.of(KeyCurve.SECT233K1, certificate.bytes());
        } catch (PermIdException e) {
            throw new LinkException(LinkEnd.BAD_PERMID, String.valueOf(e.getMessage()));
        }
    }

    private BString sign(BString nonce) {
        return BString.of(own.sign(signed(ownNonce, nonce, theirId)));
    }

    private BString certificate() {
        return BString.of(own.permId().der());
    }

    /** The bytes that the owner of the first nonce signs. */
    static byte[] signed(BString nonce, BString otherNonce, PeerId otherId) {
        return Bencode.encode(BList.of(nonce, otherNonce, BString.of(otherId.bytes())));
    }

    private static OverlayMessage decode(int id, byte[] payload) throws LinkException {
        try {
            return OverlayMessage.decode(id, payload, FORM);
        } catch (MessageException e) {
            throw new LinkException(LinkEnd.MALFORMED, String.valueOf(e.getMessage()));
        }
    }
}
