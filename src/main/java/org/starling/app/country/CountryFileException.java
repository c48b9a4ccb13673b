package org.starling.app.country;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.starling.ui.program.CountryState;

/** A file that is of no use as a database of countries. */
final class CountryFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final CountryState.Kind kind;

    CountryFileException(CountryState.Kind kind, @Nullable Throwable cause) {
        super(kind.name(), cause);
        this.kind = kind;
    }

    CountryState.Kind kind() {
        return kind;
    }
}
