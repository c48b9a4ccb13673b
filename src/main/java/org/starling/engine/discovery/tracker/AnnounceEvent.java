package org.starling.engine.discovery.tracker;

/** Why an announce is made (BEP 3). */
public enum AnnounceEvent {
    /** The regular one. */
    NONE(""),
    STARTED("started"),
    COMPLETED("completed"),
    STOPPED("stopped");

    private final String parameter;

    AnnounceEvent(String parameter) {
        this.parameter = parameter;
    }

    /** The value in the request, empty for the regular announce. */
    public String parameter() {
        return parameter;
    }
}
