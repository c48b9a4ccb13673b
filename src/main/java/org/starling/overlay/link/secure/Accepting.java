package org.starling.overlay.link.secure;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.permid.PairKey;
import org.starling.overlay.permid.PermId;

/** The side that was dialled ("A"): it shows who it is first, unless it is there for friends only. */
final class Accepting implements Authentication {
    private enum Stage {
        CHALLENGE,
        /** Our answer waits for its turn, or we do not give one. */
        ANSWER,
        RESPONSE2,
        DONE
    }

    private final Proofs proofs;
    private Stage stage = Stage.CHALLENGE;
    private @Nullable Transcript transcript;
    private Optional<PermId> expected = Optional.empty();

    Accepting(Proofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public Step receive(Message message) throws LinkException {
        if (stage == Stage.CHALLENGE && message.id() == MessageIds.CHALLENGE) {
            return challenge(Challenge.decode(message.payload()));
        }
        if (stage == Stage.RESPONSE2 && message.id() == MessageIds.RESPONSE2 && transcript != null) {
            return response2(transcript, Response2.decode(message.payload(), proofs.ownId()));
        }
        throw new LinkException(LinkEnd.OUT_OF_ORDER, "message " + message.id() + " at " + stage);
    }

    private Step challenge(Challenge challenge) {
        stage = Stage.ANSWER;
        if (proofs.acquaintances().friendsOnly()) {
            expected = friend(challenge.friendProof());
            if (expected.isEmpty()) {
                return new Step.Silence();
            }
        }
        return new Step.Sign(() -> response1(challenge));
    }

    private Message response1(Challenge challenge) {
        byte[] nonce = proofs.nonce();
        Transcript signed = new Transcript(proofs.channel(), nonce, challenge.nonceB());
        PermId own = proofs.identity().permId();
        byte[] signature = proofs.identity().sign(signed.signedByA(proofs.theirId(), own));
        transcript = signed;
        stage = Stage.RESPONSE2;
        return new Response1(own, nonce, signature).encode(proofs.theirId());
    }

    private Step response2(Transcript signed, Response2 response) throws LinkException {
        PermId own = proofs.identity().permId();
        byte[] content = signed.signedByB(proofs.ownId(), response.certB(), own);
        if (!response.certB().verifies(content, response.signature())) {
            throw new LinkException(LinkEnd.BAD_PROOF, "the signature of B");
        }
        if (response.certB().equals(own)) {
            throw new LinkException(LinkEnd.OWN_IDENTITY, "B has our key");
        }
        if (expected.isPresent() && !expected.get().equals(response.certB())) {
            throw new LinkException(LinkEnd.OTHER_PERMID, "announced as another friend");
        }
        stage = Stage.DONE;
        return new Step.Authenticated(response.certB(), Optional.empty());
    }

    /** Looks at every friend whatever matches, so that the time tells nothing. */
    private Optional<PermId> friend(byte[] proof) {
        Optional<PermId> found = Optional.empty();
        for (Map.Entry<PermId, PairKey> friend :
                proofs.acquaintances().friends().entrySet()) {
            if (MessageDigest.isEqual(proofs.friendProof(friend.getValue()), proof)) {
                found = Optional.of(friend.getKey());
            }
        }
        return found;
    }
}
