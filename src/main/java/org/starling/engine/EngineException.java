package org.starling.engine;

import java.util.Optional;

/** A command that the engine could not carry out. */
public final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of refusal, as far as it changes what the user is told. */
    public enum Kind {
        ALREADY_RUNNING,
        NOT_RUNNING,
        BAD_PATH,
        TARGET_EXISTS,
        DISK,
        CLOSED,
        INTERNAL
    }

    private final Kind kind;
    private final transient Optional<DiskFailure> failure;

    public EngineException(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
        this.failure = Optional.empty();
    }

    public EngineException(DiskFailure failure) {
        super(failure.kind() + " " + failure.path() + ": " + failure.detail());
        this.kind = Kind.DISK;
        this.failure = Optional.of(failure);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<DiskFailure> failure() {
        return failure;
    }
}
