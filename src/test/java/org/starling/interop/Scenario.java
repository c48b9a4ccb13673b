package org.starling.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.starling.interop.OtherClient.Mode;
import org.starling.rig.Form;

/**
 * One meeting of Starling and another client.
 *
 * @param encryption Starling's
 * @param starlingDials the other dials otherwise
 * @param starlingSeeds the other seeds otherwise
 */
record Scenario(OtherClient other, Mode mode, String encryption, boolean starlingDials, boolean starlingSeeds) {
    /** Starling's modes. */
    static final List<String> ENCRYPTIONS = List.of("prefer", "require", "off");

    /** What Starling uses when it dials, and what it takes when it is dialled: the same. */
    static Set<Form> ours(String encryption) {
        return switch (encryption) {
            case "require" -> Set.of(Form.MSE_RC4);
            case "off" -> Set.of(Form.PLAIN);
            default -> EnumSet.allOf(Form.class);
        };
    }

    /** Every meeting that can be with this client. */
    static List<Scenario> all(OtherClient other) {
        List<Scenario> all = new ArrayList<>();
        for (Mode mode : other.modes()) {
            for (String encryption : ENCRYPTIONS) {
                for (boolean dials : List.of(true, false)) {
                    for (boolean seeds : List.of(true, false)) {
                        all.add(new Scenario(other, mode, encryption, dials, seeds));
                    }
                }
            }
        }
        return all;
    }

    /** The forms that both sides can use; none: they must not connect. */
    Set<Form> agreed() {
        EnumSet<Form> forms = EnumSet.copyOf(ours(encryption));
        forms.retainAll(starlingDials ? mode.accepts() : mode.dials());
        return forms;
    }

    /** How long the payload may take: a client that begins with a form we refuse tries the other one when it likes. */
    Duration patience() {
        boolean tryAgain = !starlingDials && !agreed().containsAll(mode.dials());
        return tryAgain ? Duration.ofMinutes(5) : Duration.ofMinutes(2);
    }

    String dialler() {
        return starlingDials ? "starling" : other.name();
    }

    String seeder() {
        return starlingSeeds ? "starling" : other.name();
    }

    @Override
    public String toString() {
        return other.name() + " " + mode + " with starling " + encryption + ": " + dialler() + " dials, " + seeder()
                + " seeds";
    }
}
