package org.starling.overlay.disclosure;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.starling.overlay.link.Link;
import org.starling.wire.InfoHash;

/**
 * The only way out for everything that tells others about the user. What is about torrents is made here, of those that
 * may be told of and no others; all of it is recorded. Loop thread.
 */
public final class DisclosureGate {
    private final Discretion discretion;
    private final Consumer<Disclosure> log;
    private final InstantSource clock;

    /** @param log does not block */
    public DisclosureGate(Discretion discretion, Consumer<Disclosure> log, InstantSource clock) {
        this.discretion = discretion;
        this.log = log;
        this.clock = clock;
    }

    /** Whether others may hear of the torrent. */
    public boolean mayTell(InfoHash torrent) {
        return discretion.mayTell(torrent);
    }

    /** Sends what is about no torrent. On a link that has ended nothing is sent, and nothing recorded. */
    public void tell(Link to, Topic topic, String what, int id, byte[] payload) {
        send(to, topic, List.of(what), id, payload);
    }

    /**
     * Sends a message about torrents, made of those that may be told of; none at all is an empty list.
     *
     * @param torrent of an element
     * @param message makes the payload
     * @return what was told
     */
    public <T> List<T> tell(
            Link to, int id, List<T> elements, Function<T, InfoHash> torrent, Function<List<T>, byte[]> message) {
        List<T> told = elements.stream()
                .filter(element -> discretion.mayTell(torrent.apply(element)))
                .toList();
        List<String> names =
                told.stream().map(element -> torrent.apply(element).hex()).toList();
        send(to, Topic.TORRENTS, names, id, message.apply(told));
        return told;
    }

    /**
     * Sends the file of a torrent, if it may be told of.
     *
     * @return whether it was sent
     */
    public boolean tell(Link to, InfoHash torrent, int id, byte[] payload) {
        boolean may = discretion.mayTell(torrent);
        if (may) {
            send(to, Topic.TORRENT_FILE, List.of(torrent.hex()), id, payload);
        }
        return may;
    }

    private void send(Link to, Topic topic, List<String> what, int id, byte[] payload) {
        if (to.isOpen()) {
            to.send(id, payload);
            if (!what.isEmpty()) {
                log.accept(Disclosure.of(clock.instant(), to.peer(), topic, what));
            }
        }
    }
}
