package org.starling.overlay.permid;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Key pairs that are the same in every run. */
public final class TestKeys {
    private static final BigInteger STEP = new BigInteger("1234567890abcdef1234567890abcdef1234567890abcdef12345", 16);

    private TestKeys() {}

    /** A friend identity; another one for each number. */
    public static Identity friend(int number) {
        return of(KeyCurve.P256, number);
    }

    public static Identity classic(int number) {
        return of(KeyCurve.SECT233K1, number);
    }

    private static Identity of(KeyCurve curve, int number) {
        return of(curve, STEP.multiply(BigInteger.valueOf(number + 1L)));
    }

    public static Identity of(KeyCurve curve, BigInteger secret) {
        try {
            return Identity.of(curve, secret, new SecureRandom());
        } catch (PermIdException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
