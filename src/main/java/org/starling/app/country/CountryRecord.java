package org.starling.app.country;

import com.maxmind.db.MaxMindDbParameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a database's record of a network; all else in it is passed over. Public for the reader, which makes
 * it by reflection.
 *
 * @param country as GeoLite2 and DB-IP have it
 * @param code as IPinfo has it
 */
public record CountryRecord(
        @MaxMindDbParameter(name = "country") @Nullable Country country,
        @MaxMindDbParameter(name = "country_code") @Nullable String code) {

    /** ISO 3166, two letters. */
    public record Country(
            @MaxMindDbParameter(name = "iso_code") @Nullable String code) {}

    /** Two capital letters; anything else is none. */
    Optional<String> iso() {
        return Optional.ofNullable(country)
                .map(Country::code)
                .or(() -> Optional.ofNullable(code))
                .filter(text -> text.length() == 2 && isLetter(text.charAt(0)) && isLetter(text.charAt(1)));
    }

    private static boolean isLetter(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}
