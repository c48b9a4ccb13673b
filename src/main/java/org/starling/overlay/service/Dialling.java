package org.starling.overlay.service;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.starling.net.RawLink;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkDialer;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.classic.ClassicLinks;
import org.starling.overlay.link.secure.SecureLinks;
import org.starling.overlay.permid.PermId;

/**
 * One dial in up to three attempts: a secure link in each way that the user's choice of encryption allows, then a
 * classic one, unless somebody in particular is wanted. Loop thread.
 */
final class Dialling {
    private final LinkDialer dialer;
    private final SecureLinks secure;
    private final Optional<ClassicLinks> classic;
    private final InetSocketAddress address;
    private final Optional<PermId> wanted;
    private final Links.Outcome outcome;
    private final Deque<Boolean> ways;
    private final boolean encryptedOnly;
    private LinkEnd last = LinkEnd.UNREACHABLE;

    /** What all dials share. */
    record Means(LinkDialer dialer, SecureLinks secure, Optional<ClassicLinks> classic, List<Boolean> ways) {}

    Dialling(Means means, InetSocketAddress address, Optional<PermId> wanted, Links.Outcome outcome) {
        this.dialer = means.dialer();
        this.secure = means.secure();
        this.classic = wanted.isPresent() ? Optional.empty() : means.classic();
        this.address = address;
        this.wanted = wanted;
        this.outcome = outcome;
        this.ways = new ArrayDeque<>(means.ways());
        this.encryptedOnly = !means.ways().contains(false);
    }

    void next() {
        Boolean encrypted = ways.poll();
        if (encrypted == null) {
            outcome.failed(last);
        } else {
            dialer.dial(address, encrypted, new Connecting());
        }
    }

    private void failed(LinkEnd reason) {
        last = reason;
        boolean original = reason == LinkEnd.NOT_SECURE || reason == LinkEnd.BAD_HANDSHAKE;
        if (original && classic.isPresent()) {
            classic.get().connect(address, encryptedOnly, Optional.empty(), new Classic());
        } else if (reason == LinkEnd.REMOTE_CLOSED && !ways.isEmpty()) {
            next();
        } else {
            outcome.failed(reason);
        }
    }

    private final class Connecting implements LinkDialer.Callback {
        @Override
        public void connected(RawLink link) {
            secure.dialled(link, wanted, new Secure());
        }

        @Override
        public void failed() {
            next();
        }
    }

    private final class Secure implements SecureLinks.Dialled {
        @Override
        public void up(Link link) {
            if (link.isOpen()) {
                outcome.up(link);
            } else {
                outcome.failed(LinkEnd.CROWDED_OUT);
            }
        }

        @Override
        public void failed(LinkEnd reason) {
            Dialling.this.failed(reason);
        }
    }

    private final class Classic implements ClassicLinks.Dialled {
        @Override
        public void connected(Link link) {
            outcome.up(link);
        }

        @Override
        public void failed(LinkEnd reason) {
            outcome.failed(reason);
        }
    }
}
