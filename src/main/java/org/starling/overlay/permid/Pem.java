package org.starling.overlay.permid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text armour of binary keys (RFC 7468). */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pem(String label, byte[] der) {
    /** Characters; two keys with everything around them have a tenth of that. */
    static final int MAX_TEXT = 64 << 10;

    private static final int MAX_BLOCKS = 16;
    private static final int LINE = 64;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]++)-----END \\1-----");

    String text() {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** The blocks of a text in their order; what stands between them is skipped. */
    static List<Pem> parse(String text) throws KeyFileException {
        if (text.length() > MAX_TEXT) {
            throw damaged("too large for a key file");
        }
        List<Pem> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (blocks.size() == MAX_BLOCKS) {
                throw damaged("too many keys");
            }
            blocks.add(new Pem(matcher.group(1), decode(matcher.group(2))));
        }
        return blocks;
    }

    private static byte[] decode(String base64) throws KeyFileException {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException notBase64) {
            throw damaged("not base64");
        }
    }

    private static KeyFileException damaged(String message) {
        return new KeyFileException(KeyFileException.Reason.DAMAGED, message);
    }
}
