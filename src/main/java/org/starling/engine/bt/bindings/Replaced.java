package org.starling.engine.bt.bindings;

import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.lang.annotation.Annotation;

/**
 * Bindings of parts that bt must not have any more: whoever asks for one gets an error instead of a second network
 * layer or tracker client. None of them is ever created, so they cost nothing.
 */
final class Replaced {

    private final Binder binder;

    Replaced(Binder binder) {
        this.binder = binder;
    }

    Replaced by(String part, Class<?>... keys) {
        for (Class<?> key : keys) {
            refuse(Key.get(key), part);
        }
        return this;
    }

    Replaced by(String part, TypeLiteral<?> key) {
        refuse(Key.get(key), part);
        return this;
    }

    Replaced by(String part, TypeLiteral<?> key, Class<? extends Annotation> annotation) {
        refuse(Key.get(key, annotation), part);
        return this;
    }

    private <T> void refuse(Key<T> key, String part) {
        binder.bind(key).toProvider(() -> {
            throw new UnsupportedOperationException(key + " is replaced by " + part);
        });
    }
}
