package org.starling.app.overlay;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.overlay.OverlayMeetings;
import org.starling.net.EventLoop;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.service.Links;
import org.starling.overlay.service.OverlayService;

/** Members of the overlay whom we meet in swarms of torrents are dialled, but not many and not often. Loop thread. */
public final class SwarmMeetings implements OverlayMeetings {
    /** Links beyond which nobody is dialled for being met. */
    static final int ENOUGH = 50;

    private static final long AGAIN = Duration.ofHours(1).toNanos();
    private static final int MOST_REMEMBERED = 1_000;

    private final Map<InetSocketAddress, Long> tried = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private volatile @Nullable OverlayService overlay;
    private @Nullable EventLoop loop;

    void on(OverlayService service, EventLoop clock) {
        loop = clock;
        overlay = service;
    }

    void off() {
        overlay = null;
    }

    @Override
    public boolean isOn() {
        OverlayService service = overlay;
        return service != null && service.meetsStrangers();
    }

    @Override
    public void met(InetSocketAddress peer, boolean encrypted) {
        OverlayService service = overlay;
        if (service == null
                || loop == null
                || !service.meetsStrangers()
                || service.all().size() >= ENOUGH) {
            return;
        }
        long now = loop.nanos();
        Long last = tried.get(peer);
        if (last == null || now - last >= AGAIN) {
            tried.remove(peer);
            tried.put(peer, now);
            service.dial(peer, new Links.Outcome() {
                @Override
                public void up(Link link) {
                    // The features were told.
                }

                @Override
                public void failed(LinkEnd reason) {
                    // It was counted where it happened; there are others to meet.
                }
            });
        }
    }
}
