package org.starling.settings;

/** The settings that are on or off. */
public enum FlagSetting implements Setting<Boolean> {
    QUEUE_IGNORES_SLOW("queue.ignoreSlow", true),
    SHARE_ALL("share.all", false),
    SCHEDULE("limits.scheduled", false),
    AWAKE("finish.awake", false),

    /** Nothing of the overlay happens before the user turns it on. */
    OVERLAY("overlay.on", false),

    /** Links to clients that do not speak the secure one, while the overlay is on. */
    OVERLAY_CLASSIC("overlay.classic", true),

    /** Strangers who dial us are not answered. */
    OVERLAY_FRIENDS_ONLY("overlay.friendsOnly", false),

    /** Friends whose addresses have changed are looked for in the DHT, and can find us there. */
    OVERLAY_RENDEZVOUS("overlay.rendezvous", false);

    private final String key;
    private final boolean usual;

    FlagSetting(String key, boolean usual) {
        this.key = key;
        this.usual = usual;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Boolean usual() {
        return usual;
    }

    @Override
    public boolean allows(Boolean value) {
        return true;
    }
}
