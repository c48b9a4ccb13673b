package org.starling.settings;

/** The settings that are on or off. */
public enum FlagSetting implements Setting<Boolean> {
    QUEUE_IGNORES_SLOW("queue.ignoreSlow", true),
    SHARE_ALL("share.all", false),
    SCHEDULE("limits.scheduled", false),
    AWAKE("finish.awake", false);

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
