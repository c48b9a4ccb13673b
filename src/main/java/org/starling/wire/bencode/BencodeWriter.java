package org.starling.wire.bencode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Appends bencoding token by token, for what should not become a tree first. The caller closes what it opens. */
public final class BencodeWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public BencodeWriter integer(long value) {
        ascii("i" + value + "e");
        return this;
    }

    public BencodeWriter string(byte[] bytes) {
        ascii(bytes.length + ":");
        out.writeBytes(bytes);
        return this;
    }

    public BencodeWriter string(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    public BencodeWriter beginList() {
        out.write('l');
        return this;
    }

    /** Keys and values follow in turn; the caller sorts the keys. */
    public BencodeWriter beginDict() {
        out.write('d');
        return this;
    }

    public BencodeWriter end() {
        out.write('e');
        return this;
    }

    /** Appends bytes that are bencoded already, such as the info dictionary of a torrent. */
    public BencodeWriter raw(byte[] bencoded) {
        out.writeBytes(bencoded);
        return this;
    }

    public BencodeWriter value(BValue value) {
        if (value instanceof BInt integer) {
            integer(integer.value());
        } else if (value instanceof BString string) {
            string.writeTo(this);
        } else if (value instanceof BList list) {
            beginList();
            list.forEach(this::value);
            end();
        } else if (value instanceof BDict dict) {
            beginDict();
            dict.forEach((key, item) -> {
                key.writeTo(this);
                value(item);
            });
            end();
        }
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
