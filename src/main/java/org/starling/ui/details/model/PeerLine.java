package org.starling.ui.details.model;

import java.util.Locale;
import java.util.Optional;
import org.starling.engine.PeerSnapshot;
import org.starling.ui.program.Countries;

/**
 * A line in the list of peers.
 *
 * @param country ISO 3166, two letters; empty if it is not known
 */
public record PeerLine(PeerSnapshot peer, String country) {

    /** May read a file, so not on the window's thread. */
    public static PeerLine of(PeerSnapshot peer, Countries countries) {
        return new PeerLine(
                peer,
                Optional.ofNullable(peer.address().getAddress())
                        .flatMap(countries::code)
                        .orElse(""));
    }

    /** What the country is called in that language; the code itself if it is called nothing. */
    public String countryName(Locale language) {
        return country.isEmpty() ? "" : new Locale("", country).getDisplayCountry(language);
    }
}
