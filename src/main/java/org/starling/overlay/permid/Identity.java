package org.starling.overlay.permid;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** A key pair of ours. The private key leaves it only into a {@link KeyFile}. Safe for any thread. */
public final class Identity {
    private final PermId permId;
    private final ECPrivateKeyParameters key;
    private final SecureRandom random;

    private Identity(KeyCurve curve, BigInteger secret, SecureRandom random) {
        this.key = new ECPrivateKeyParameters(secret, curve.domain());
        this.permId = PermId.of(
                curve,
                new FixedPointCombMultiplier()
                        .multiply(curve.domain().getG(), secret)
                        .normalize());
        this.random = random;
    }

    public static Identity generate(KeyCurve curve, SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(curve.domain(), random));
        ECPrivateKeyParameters fresh =
                (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate();
        return new Identity(curve, fresh.getD(), random);
    }

    /**
     * The identity of a private key.
     *
     * @param secret from 1 to the order of the curve's group, exclusive
     * @throws PermIdException if it is not
     */
    static Identity of(KeyCurve curve, BigInteger secret, SecureRandom random) throws PermIdException {
        if (secret.signum() <= 0 || secret.compareTo(curve.domain().getN()) >= 0) {
            throw new PermIdException(PermIdException.Reason.ENCODING, "no private key of the curve");
        }
        return new Identity(curve, secret, random);
    }

    public PermId permId() {
        return permId;
    }

    public KeyCurve curve() {
        return permId.curve();
    }

    /** Signs as the curve's links do; DER. Takes a fraction of a millisecond. */
    public byte[] sign(byte[] message) {
        return curve().scheme().sign(key, message, random);
    }

    /**
     * The secret that the owners of both keys share and nobody else: the x-coordinate of ECDH.
     *
     * @throws IllegalArgumentException if the keys are of different curves
     */
    public byte[] agree(PermId other) {
        if (other.curve() != curve()) {
            throw new IllegalArgumentException("keys of different curves");
        }
        ECDHBasicAgreement agreement = new ECDHBasicAgreement();
        agreement.init(key);
        return BigIntegers.asUnsignedByteArray(agreement.getFieldSize(), agreement.calculateAgreement(other.key()));
    }

    BigInteger secret() {
        return key.getD();
    }

    @Override
    public String toString() {
        return "Identity[" + permId + "]";
    }
}
