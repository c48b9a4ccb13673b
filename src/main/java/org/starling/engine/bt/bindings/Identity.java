package org.starling.engine.bt.bindings;

import bt.net.PeerId;
import bt.service.IdentityService;
import bt.tracker.SecretKey;
import java.util.Optional;

/** The peer id of one run, ours instead of bt's. */
final class Identity implements IdentityService {

    private final PeerId id;

    Identity(org.starling.wire.PeerId id) {
        this.id = BtIds.peerId(id);
    }

    @Override
    public PeerId getLocalPeerId() {
        return id;
    }

    @Override
    public Optional<SecretKey> getSecretKey() {
        return Optional.empty();
    }
}
