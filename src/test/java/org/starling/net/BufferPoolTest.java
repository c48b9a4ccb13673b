package org.starling.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BufferPoolTest {
    private final BufferPool pool = BufferPool.checking(128, 2);

    @Test
    void lendsNoMoreThanItMay() {
        ByteBuffer first = borrow();
        assertThat(first.isDirect()).isTrue();
        assertThat(borrow()).isNotSameAs(first);
        assertThat(pool.tryBorrow()).isNull();
        assertThat(pool.outstanding()).isEqualTo(2);
        first.put(5, (byte) 1).position(7).limit(9);
        pool.release(first);
        assertThat(borrow()).isSameAs(first);
        assertThat(first.position()).isZero();
        assertThat(first.remaining()).isEqualTo(128);
    }

    @Test
    void wakesThoseWhoWait() {
        AtomicInteger woken = new AtomicInteger();
        pool.whenRoom(woken::incrementAndGet);
        assertThat(woken).hasValue(1);
        ByteBuffer first = borrow();
        borrow();
        pool.whenRoom(woken::incrementAndGet);
        pool.whenRoom(woken::incrementAndGet);
        assertThat(woken).hasValue(1);
        pool.release(first);
        assertThat(woken).hasValue(3);
    }

    @Test
    void noticesBuffersReleasedTwiceOrForeign() {
        ByteBuffer buffer = borrow();
        pool.release(buffer);
        assertThatThrownBy(() -> pool.release(buffer)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pool.release(ByteBuffer.allocate(128))).isInstanceOf(IllegalStateException.class);
        assertThat(pool.outstanding()).isZero();
    }

    private ByteBuffer borrow() {
        return Objects.requireNonNull(pool.tryBorrow());
    }
}
