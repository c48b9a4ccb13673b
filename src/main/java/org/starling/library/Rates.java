package org.starling.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Engine;
import org.starling.engine.EngineLimits;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.RatePlan;
import org.starling.library.schedule.RateStatus;
import org.starling.library.schedule.RateSwitch;
import org.starling.store.SafeFile;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** Tells the engine which rates hold, and remembers what was switched by hand. Library's thread. */
final class Rates {
    private final SafeFile file;
    private final Engine engine;
    private final Clock clock;
    private volatile Optional<RateSwitch> byHand;
    private @Nullable EngineLimits told;
    private volatile RateStatus status = RateStatus.NORMAL;

    Rates(Path folder, Engine engine, Clock clock) {
        this.file = new SafeFile(folder.resolve("rates"));
        this.engine = engine;
        this.clock = clock;
        this.byHand = file.load(Rates::decode).value();
    }

    /** The same object as long as nothing has changed; any thread. */
    RateStatus status(LibraryOptions options) {
        RateStatus now = RateSwitch.status(options.rates(), byHand, clock.instant(), clock.getZone());
        RateStatus before = status;
        if (now.equals(before)) {
            return before;
        }
        status = now;
        return now;
    }

    RateStatus round(LibraryOptions options) {
        RateStatus now = status(options);
        RatePlan plan = options.rates();
        EngineLimits limits = now.mode() == RateMode.ALTERNATIVE
                ? options.limits().withRates(plan.down(), plan.up())
                : options.limits();
        if (!limits.equals(told)) {
            engine.limits(limits);
            told = limits;
        }
        return now;
    }

    /** @param mode empty: as the schedule has it */
    void choose(Optional<RateMode> mode) {
        Optional<RateSwitch> chosen = mode.map(one -> new RateSwitch(one, clock.instant()));
        try {
            if (chosen.isPresent()) {
                file.save(encode(chosen.get()));
            } else {
                file.delete();
            }
            byHand = chosen;
        } catch (IOException unsaved) {
            throw new LibraryException(
                    LibraryException.Kind.STATE_NOT_SAVED, String.valueOf(unsaved.getMessage()), unsaved);
        }
    }

    private static byte[] encode(RateSwitch chosen) {
        return Bencode.encode(BDict.builder()
                .put("mode", chosen.mode().name())
                .put("at", chosen.at().toEpochMilli())
                .build());
    }

    private static Optional<RateSwitch> decode(byte[] bytes) {
        try {
            BDict dict = Bencode.decodeDict(bytes, BencodeLimits.LENIENT);
            return Optional.of(new RateSwitch(
                    RateMode.valueOf(StandingCodec.text(dict, "mode")),
                    Instant.ofEpochMilli(dict.integer("at").orElseThrow())));
        } catch (BencodeException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }
}
