package org.starling.overlay.classic;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.overlay.dialback.Dialback;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkTable;
import org.starling.overlay.message.CrawlerReply;
import org.starling.overlay.message.CrawlerRequest;
import org.starling.overlay.message.DialbackRequest;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.GetMetadata;
import org.starling.overlay.message.KeepAlive;
import org.starling.overlay.message.MessageException;
import org.starling.overlay.message.OtherMessage;
import org.starling.overlay.message.OverlayMessage;
import org.starling.overlay.metadata.MetadataAnswers;

/**
 * Answers what every member of the overlay answers: dialback, metadata, crawlers. All else goes to whoever the user has
 * agreed to, if to anybody; without that agreement nothing of the user's leaves on a classic link. Loop thread.
 */
public final class ClassicService implements LinkTable.User {
    private static final Logger LOG = LoggerFactory.getLogger(ClassicService.class);

    private final Dialback dialback;
    private final MetadataAnswers metadata;
    private final Features features;

    /** What the user has agreed to do with strangers, such as exchanging preferences. Loop thread. */
    public interface Features {
        /** None: everything is off until the user turns it on. */
        Features NONE = new Features() {
            @Override
            public void met(Link link) {}

            @Override
            public void onMessage(Link link, OverlayMessage message) {}

            @Override
            public void parted(Link link) {}
        };

        void met(Link link);

        void onMessage(Link link, OverlayMessage message);

        void parted(Link link);
    }

    public ClassicService(Dialback dialback, MetadataAnswers metadata, Features features) {
        this.dialback = dialback;
        this.metadata = metadata;
        this.features = features;
    }

    @Override
    public void onUp(Link link) {
        dialback.met(link);
        features.met(link);
    }

    @Override
    public void onMessage(Link link, int id, byte[] payload) {
        Dialect dialect = Dialect.classic(link.version());
        try {
            OverlayMessage message = OverlayMessage.decode(id, payload, dialect);
            if (message instanceof DialbackRequest) {
                dialback.requested(link);
            } else if (message instanceof GetMetadata request) {
                metadata.requested(link, request.torrent());
            } else if (message instanceof CrawlerRequest request) {
                link.send(CrawlerReply.ID, CrawlerReply.unknown(request).payload(dialect));
            } else if (!(message instanceof KeepAlive || message instanceof OtherMessage)) {
                features.onMessage(link, message);
            }
        } catch (MessageException e) {
            LOG.debug("{} sent id {}: {}", link.remote(), id, e.getMessage());
            link.close(LinkEnd.MALFORMED);
        }
    }

    @Override
    public void onEnded(Link link, LinkEnd reason) {
        features.parted(link);
    }
}
