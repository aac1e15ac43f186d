package kith.server.gate;

import java.util.function.Function;

/**
 * A value that has passed the gate. Pages, the API and mail accept nothing else. Only a {@link Permit} makes one.
 *
 * @param <T> what was seen
 */
public final class Seen<T> {
    private final T value;

    Seen(T value) {
        this.value = value;
    }

    public T value() {
        return value;
    }

    public <U> Seen<U> map(Function<? super T, ? extends U> to) {
        return new Seen<>(to.apply(value));
    }
}
