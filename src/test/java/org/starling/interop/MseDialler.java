package org.starling.interop;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** The dialling side of MSE, without any code of the product: says one thing and hears what comes back. */
final class MseDialler {
    static final int PLAIN = 1;
    static final int RC4 = 2;

    private static final BigInteger PRIME = new BigInteger(
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
                    + "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
                    + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A63A36210000000000090563",
            16);
    private static final int KEY_BYTES = 96;
    private static final int MOST_PADDING = 512;

    private MseDialler() {}

    /**
     * What the other side says after the key exchange, up to the end of the connection or so many bytes.
     *
     * @param skey the infohash that both know
     * @param provide the forms that are offered
     * @param initial what goes along with the offer
     */
    static byte[] exchange(InetSocketAddress to, byte[] skey, int provide, byte[] initial, int most)
            throws IOException, GeneralSecurityException {
        try (Socket socket = new Socket(to.getAddress(), to.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            BigInteger secret = new BigInteger(160, new Random(7));
            out.write(fixed(BigInteger.TWO.modPow(secret, PRIME)));
            byte[] theirs = new byte[KEY_BYTES];
            in.readFully(theirs);
            byte[] shared = fixed(new BigInteger(1, theirs).modPow(secret, PRIME));
            Cipher send = rc4(sha1("keyA", shared, skey));
            out.write(sha1("req1", shared));
            out.write(xor(sha1("req2", skey), sha1("req3", shared)));
            byte[] offer = ByteBuffer.allocate(16 + initial.length)
                    .putLong(0)
                    .putInt(provide)
                    .putShort((short) 0)
                    .putShort((short) initial.length)
                    .put(initial)
                    .array();
            out.write(send.update(offer));
            return answer(in, rc4(sha1("keyB", shared, skey)), most);
        }
    }

    private static byte[] answer(DataInputStream in, Cipher receive, int most)
            throws IOException, GeneralSecurityException {
        byte[] constant = receive.update(new byte[8]);
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        while (!endsWith(seen.toByteArray(), constant)) {
            int next = in.read();
            if (next < 0) {
                return new byte[0];
            } else if (seen.size() > MOST_PADDING + 8) {
                throw new IOException("no verification constant");
            }
            seen.write(next);
        }
        byte[] header = new byte[6];
        in.readFully(header);
        ByteBuffer fields = ByteBuffer.wrap(receive.update(header));
        int selected = fields.getInt();
        byte[] padding = in.readNBytes(fields.getShort());
        if (padding.length > 0) {
            receive.update(padding);
        }
        byte[] said = in.readNBytes(most);
        return selected == PLAIN || said.length == 0 ? said : receive.update(said);
    }

    private static boolean endsWith(byte[] bytes, byte[] end) {
        int from = bytes.length - end.length;
        return from >= 0 && Arrays.equals(bytes, from, bytes.length, end, 0, end.length);
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[KEY_BYTES];
        int count = Math.min(bytes.length, KEY_BYTES);
        System.arraycopy(bytes, bytes.length - count, fixed, KEY_BYTES - count, count);
        return fixed;
    }

    private static Cipher rc4(byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ARCFOUR");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
        cipher.update(new byte[1024]);
        return cipher;
    }

    private static byte[] sha1(String label, byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        digest.update(label.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] both = one.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] ^= other[i];
        }
        return both;
    }
}
