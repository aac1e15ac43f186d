package kith.server.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How often one person, and one address, may ask in a minute ({@code kith.limits.find}, …; 0 for as often as they like). Counted in the memory of each
 * node: nothing is written to the database because somebody asks too much, and with several nodes a person may do as many times as much, which is
 * still far from harm. The lock on wrong passwords is another thing, and lies in the database.
 */
@Component
public class RequestLimits {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLimits.class);

    /** Far more than anybody does by hand: two searches a second for a whole minute. */
    private static final Map<Limited, Integer> UNSAID =
            Map.of(Limited.SIGN_IN, 30, Limited.FIND, 120, Limited.EMERGENCY, 240, Limited.FILE, 120, Limited.API, 1200);

    /** An office, and everybody behind one proxy, has one address. */
    private static final int PEOPLE_AT_AN_ADDRESS = 20;

    private static final int TIDIED_AT = 10_000;
    private static final long TOLD_EVERY = Duration.ofMinutes(1).toNanos();

    private record Key(Limited what, boolean person, String who) {}

    private final Map<Limited, Integer> perMinute = new EnumMap<>(Limited.class);
    private final int addresses;
    private final TimeMeter time;
    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();
    private final Map<Limited, AtomicLong> told = new EnumMap<>(Limited.class);

    RequestLimits(Environment settings, ObjectProvider<TimeMeter> time) {
        this.time = time.getIfAvailable(() -> TimeMeter.SYSTEM_NANOTIME);
        for (Limited what : Limited.values()) {
            String name = "kith.limits." + what.name().toLowerCase(Locale.ROOT).replace('_', '-');
            perMinute.put(what, settings.getProperty(name, Integer.class, UNSAID.get(what)));
            told.put(what, new AtomicLong(-TOLD_EVERY));
        }
        addresses = settings.getProperty("kith.limits.people-at-an-address", Integer.class, PEOPLE_AT_AN_ADDRESS);
    }

    /** @return for how long whoever it is must wait; empty where they need not */
    Optional<Duration> person(Limited what, String who) {
        return ask(new Key(what, true, who), perMinute.get(what));
    }

    Optional<Duration> address(Limited what, String address) {
        return ask(new Key(what, false, address), perMinute.get(what) * addresses);
    }

    private Optional<Duration> ask(Key key, int most) {
        if (most <= 0) {
            return Optional.empty();
        }
        ConsumptionProbe asked = buckets.computeIfAbsent(key, _ -> bucket(most)).tryConsumeAndReturnRemaining(1);
        if (buckets.size() > TIDIED_AT) {
            // A full bucket is as good as none.
            buckets.entrySet().removeIf(kept -> kept.getValue().getAvailableTokens() >= most(kept.getKey()));
        }
        if (asked.isConsumed()) {
            return Optional.empty();
        }
        tell(key);
        return Optional.of(Duration.ofNanos(asked.getNanosToWaitForRefill()));
    }

    private int most(Key key) {
        return perMinute.get(key.what()) * (key.person() ? 1 : addresses);
    }

    private Bucket bucket(int most) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /** That it happens, and not who: once a minute, so that the log is not what suffers. */
    private void tell(Key key) {
        AtomicLong last = told.get(key.what());
        long before = last.get();
        long now = time.currentTimeNanos();
        if (now - before >= TOLD_EVERY && last.compareAndSet(before, now)) {
            LOG.warn("too_many_requests {} by one {}", key.what().name().toLowerCase(Locale.ROOT), key.person() ? "person" : "address");
        }
    }
}
