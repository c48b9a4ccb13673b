package org.starling.engine.session;

/** How many further connections are wanted, by the state of the torrent and the places it has. */
record PeerDemand(Lifecycle lifecycle, Places places) implements Connector.Demand {
    @Override
    public int wanted() {
        return lifecycle.state().takesPeers() ? Math.max(0, places.free()) : 0;
    }

    @Override
    public boolean seedsToo() {
        Transfer transfer = lifecycle.state().transfer();
        return transfer == null || !transfer.isComplete();
    }
}
