package org.starling.overlay.link.secure;

import java.util.Arrays;
import java.util.Optional;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.permid.PermId;

/** The side that dialled ("B"): it begins, and shows who it is only to whom it wanted to reach. */
final class Dialling implements Authentication {
    private final Proofs proofs;
    private final Optional<PermId> wanted;
    private final byte[] nonce;
    private boolean answered;

    /** @param wanted for whom we dialled; empty for whoever is there */
    Dialling(Proofs proofs, Optional<PermId> wanted) {
        this.proofs = proofs;
        this.wanted = wanted;
        this.nonce = proofs.nonce();
    }

    /** The first message. */
    Message challenge() {
        byte[] friendProof = wanted.flatMap(proofs.acquaintances()::pairKey)
                .map(proofs::friendProof)
                .orElseGet(() -> proofs.random(Challenge.FRIEND_PROOF));
        return new Challenge(friendProof, nonce).encode();
    }

    @Override
    public Step receive(Message message) throws LinkException {
        if (answered || message.id() != MessageIds.RESPONSE1) {
            throw new LinkException(LinkEnd.OUT_OF_ORDER, "message " + message.id());
        }
        answered = true;
        Response1 response = Response1.decode(message.payload(), proofs.ownId());
        Transcript transcript = new Transcript(proofs.channel(), response.nonceA(), nonce);
        check(response, transcript);
        PermId own = proofs.identity().permId();
        byte[] signature = proofs.identity().sign(transcript.signedByB(proofs.theirId(), own, response.certA()));
        return new Step.Authenticated(
                response.certA(), Optional.of(new Response2(own, signature).encode(proofs.theirId())));
    }

    private void check(Response1 response, Transcript transcript) throws LinkException {
        if (Arrays.equals(response.nonceA(), nonce)) {
            throw new LinkException(LinkEnd.BAD_PROOF, "our own nonce came back");
        }
        if (!response.certA().verifies(transcript.signedByA(proofs.ownId(), response.certA()), response.signature())) {
            throw new LinkException(LinkEnd.BAD_PROOF, "the signature of A");
        }
        if (response.certA().equals(proofs.identity().permId())) {
            throw new LinkException(LinkEnd.OWN_IDENTITY, "A has our key");
        }
        if (wanted.isPresent() && !wanted.get().equals(response.certA())) {
            throw new LinkException(LinkEnd.OTHER_PERMID, "somebody else is there");
        }
    }
}
