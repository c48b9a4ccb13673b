package org.starling.overlay.link.secure;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.starling.net.EventLoop;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.OverlayDoor;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.permid.PermId;

/** Makes secure links of connections, those that came and those that we dialled. Loop thread. */
public final class SecureLinks implements OverlayDoor.Entrance {
    private final Supplier<SecureContext> context;
    private final Listener listener;

    /** Who uses the links. */
    public interface Listener {
        /** A link is up. Nothing is read from it until it has a handler. */
        void onUp(Link link);

        /** Somebody proved to have our own key: another machine of the user, or a thief. */
        void onOwnIdentityElsewhere(InetSocketAddress from);
    }

    /** How a dial ended; one of the two is called, once. */
    public interface Dialled {
        /** The listener was told before. */
        void up(Link link);

        void failed(LinkEnd reason);
    }

    public SecureLinks(SecureContext context, Listener listener) {
        this(() -> context, listener);
    }

    /** @param context asked for each link: the port at which we can be dialled changes */
    public SecureLinks(Supplier<SecureContext> context, Listener listener) {
        this.context = context;
        this.listener = listener;
    }

    @Override
    public void accept(Stream stream, Doorkeeper.Visit visit) {
        SecureLink link = new SecureLink(context.get(), stream, new Incoming(visit));
        visit.owner(link::close);
        link.start();
    }

    /**
     * Authenticates over a connection that was dialled, within the same time that we give others.
     *
     * @param wanted who has to be there; empty for whoever is
     */
    public void dialled(RawLink raw, Optional<PermId> wanted, Dialled outcome) {
        Outgoing opening = new Outgoing(wanted, outcome);
        SecureContext now = context.get();
        SecureLink link = new SecureLink(now, raw.stream(), opening);
        opening.deadline = now.loop().schedule(Doorkeeper.DEADLINE.toNanos(), () -> link.close(LinkEnd.TOO_SLOW));
        link.start();
    }

    private void ended(InetSocketAddress remote, LinkEnd reason) {
        if (reason == LinkEnd.OWN_IDENTITY) {
            listener.onOwnIdentityElsewhere(remote);
        }
    }

    private final class Incoming implements Opening {
        private final Doorkeeper.Visit visit;

        Incoming(Doorkeeper.Visit visit) {
            this.visit = visit;
        }

        @Override
        public boolean dialled() {
            return false;
        }

        @Override
        public Optional<PermId> wanted() {
            return Optional.empty();
        }

        @Override
        public void advanced() {
            visit.advanced();
        }

        @Override
        public Runnable requestSignature(SigningBudget budget, Runnable task) {
            return budget.request(visit.network(), task);
        }

        @Override
        public Runnable requestKeys(SigningBudget budget, Runnable task) {
            return budget.requestKeys(visit.network(), task);
        }

        @Override
        public void up(SecureLink link) {
            visit.over();
            listener.onUp(link);
        }

        @Override
        public void ended(InetSocketAddress remote, LinkEnd reason) {
            visit.over();
            SecureLinks.this.ended(remote, reason);
        }
    }

    private final class Outgoing implements Opening {
        private final Optional<PermId> wanted;
        private final Dialled outcome;
        private EventLoop.Timer deadline = () -> {};
        private boolean isUp;

        Outgoing(Optional<PermId> wanted, Dialled outcome) {
            this.wanted = wanted;
            this.outcome = outcome;
        }

        @Override
        public boolean dialled() {
            return true;
        }

        @Override
        public Optional<PermId> wanted() {
            return wanted;
        }

        @Override
        public void advanced() {
            // Nobody competes for a place with connections that we opened.
        }

        /** Whoever dials has seen the other's proof before it signs. */
        @Override
        public Runnable requestSignature(SigningBudget budget, Runnable task) {
            task.run();
            return () -> {};
        }

        @Override
        public Runnable requestKeys(SigningBudget budget, Runnable task) {
            task.run();
            return () -> {};
        }

        @Override
        public void up(SecureLink link) {
            isUp = true;
            deadline.cancel();
            listener.onUp(link);
            outcome.up(link);
        }

        @Override
        public void ended(InetSocketAddress remote, LinkEnd reason) {
            deadline.cancel();
            SecureLinks.this.ended(remote, reason);
            if (!isUp) {
                outcome.failed(reason);
            }
        }
    }
}
