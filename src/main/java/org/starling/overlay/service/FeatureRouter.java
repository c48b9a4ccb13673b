package org.starling.overlay.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.starling.net.EventLoop;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkTable;

/**
 * Brings each message of a secure link to the feature that registered for its id. Ids that nobody registered for, and
 * those of features that the sender did not name, are ignored. Loop thread.
 */
final class FeatureRouter implements LinkTable.User {
    private final List<Feature> features;
    private final Map<Integer, Feature> byId = new HashMap<>();
    private final MessageBudget budget;

    FeatureRouter(EventLoop loop, List<Feature> features) {
        this.features = List.copyOf(features);
        this.budget = new MessageBudget(loop);
        for (Feature feature : features) {
            for (int id : feature.ids()) {
                if (byId.put(id, feature) != null) {
                    throw new IllegalArgumentException("two features for id " + id);
                }
            }
        }
    }

    /** For HELLO. */
    Map<String, Integer> versions() {
        Map<String, Integer> versions = new TreeMap<>();
        features.forEach(feature -> versions.put(feature.name(), feature.version()));
        return versions;
    }

    @Override
    public void onUp(Link link) {
        for (Feature feature : features) {
            if (shares(link, feature) && link.isOpen()) {
                feature.met(link);
            }
        }
    }

    @Override
    public void onMessage(Link link, int id, byte[] payload) {
        if (!budget.admits(link, payload.length)) {
            link.close(LinkEnd.OVER_BUDGET);
            return;
        }
        Feature feature = byId.get(id);
        if (feature != null && shares(link, feature)) {
            feature.received(link, id, payload);
        }
    }

    @Override
    public void onEnded(Link link, LinkEnd reason) {
        for (Feature feature : features) {
            if (shares(link, feature)) {
                feature.parted(link);
            }
        }
    }

    private static boolean shares(Link link, Feature feature) {
        return link.features().containsKey(feature.name());
    }
}
