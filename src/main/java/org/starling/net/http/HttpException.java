package org.starling.net.http;

import org.jspecify.annotations.Nullable;

/** Why a fetch came to nothing. The message has no URL: those carry passkeys, and messages are logged. */
public final class HttpException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int status;

    /** The kinds of failure. */
    public enum Reason {
        BAD_URL,
        FORBIDDEN_BY_POLICY,
        UNKNOWN_HOST,
        CONNECT_FAILED,
        TLS_FAILED,
        TIMED_OUT,
        BAD_RESPONSE,
        HEADERS_TOO_LARGE,
        BODY_TOO_LARGE,
        TRUNCATED,
        BAD_STATUS,
        BAD_REDIRECT,
        TOO_MANY_REDIRECTS,
        IO_ERROR
    }

    HttpException(Reason reason, String message) {
        this(reason, message, null, 0);
    }

    HttpException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, cause, 0);
    }

    private HttpException(Reason reason, String message, @Nullable Throwable cause, int status) {
        super(message, cause);
        this.reason = reason;
        this.status = status;
    }

    static HttpException badStatus(int status) {
        return new HttpException(Reason.BAD_STATUS, "HTTP status " + status, null, status);
    }

    public Reason reason() {
        return reason;
    }

    /** The status of a {@link Reason#BAD_STATUS}, otherwise 0. */
    public int status() {
        return status;
    }
}
