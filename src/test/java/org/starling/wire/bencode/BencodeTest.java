package org.starling.wire.bencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BencodeTest {
    @Test
    void roundTripsRandomTrees() throws BencodeException {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            BValue value = tree(random, 5);
            byte[] bytes = Bencode.encode(value);
            assertThat(Bencode.decode(bytes, BencodeLimits.STRICT)).isEqualTo(value);
            assertThat(Bencode.encode(Bencode.decode(bytes, BencodeLimits.STRICT)))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void builderSortsKeysAsUnsignedBytes() {
        BDict dict = BDict.builder()
                .put("b", "x")
                .put(BString.of(new byte[] {(byte) 0xff}), new BInt(3))
                .put("a", 1)
                .put("aa", new byte[] {0})
                .put("a", 2)
                .put("gone", 1)
                .remove("gone")
                .build();
        assertThat(Bencode.encode(dict)).isEqualTo(latin("d1:ai2e2:aa1:\u00001:b1:x1:\u00ffi3ee"));
    }

    @Test
    void keepsTheOrderOfKeysAndTheLastOfEqualOnes() throws BencodeException {
        byte[] unsorted = latin("d1:c1:11:a1:21:b1:3e");
        BDict dict = Bencode.decodeDict(unsorted, BencodeLimits.LENIENT);
        assertThat(Bencode.encode(dict)).isEqualTo(unsorted);
        assertThat(dict.string("a").map(BString::utf8)).contains("2");
        assertThat(dict.keys()).containsExactly(BString.of("c"), BString.of("a"), BString.of("b"));

        BDict repeated = Bencode.decodeDict(latin("d1:bi1e1:ai2e1:bi3e1:ai4ee"), BencodeLimits.LENIENT);
        assertThat(repeated.integer("a")).contains(4L);
        assertThat(repeated.integer("b")).contains(3L);
        assertThat(repeated.size()).isEqualTo(2);
    }

    @Test
    void findsEveryKeyOfALargeUnsortedDictionary() throws BencodeException {
        BencodeWriter writer = new BencodeWriter().beginDict();
        for (int i = 9_999; i >= 0; i--) {
            writer.string("key" + i * 7_919 % 10_000).integer(i);
        }
        BDict dict = Bencode.decodeDict(writer.end().toBytes(), BencodeLimits.LENIENT);
        for (int i = 0; i < 10_000; i++) {
            assertThat(dict.integer("key" + i * 7_919 % 10_000)).contains((long) i);
        }
        assertThat(dict.integer("key")).isEmpty();
    }

    @Test
    void typedLookUpsAreEmptyForOtherKinds() throws BencodeException {
        BDict dict = Bencode.decodeDict(latin("d1:dde1:ii7e1:lle1:s2:xye"), BencodeLimits.STRICT);
        assertThat(dict.integer("i")).contains(7L);
        assertThat(dict.string("s")).contains(BString.of("xy"));
        assertThat(dict.list("l")).contains(BList.EMPTY);
        assertThat(dict.dict("d")).contains(BDict.EMPTY);
        assertThat(dict.integer("s")).isEmpty();
        assertThat(dict.string("l")).isEmpty();
        assertThat(dict.list("d")).isEmpty();
        assertThat(dict.dict("i")).isEmpty();
        assertThat(dict.get("none")).isEmpty();
    }

    @Test
    void decodesAValueInFrontOfData() throws BencodeException {
        ByteBuffer message = ByteBuffer.wrap(latin("#d8:msg_typei1e5:piecei0eedata"));
        message.position(1);
        Bencode.Prefix prefix = Bencode.decodePrefix(message, BencodeLimits.MESSAGE);
        assertThat(prefix.length()).isEqualTo(25);
        assertThat(message.position()).isEqualTo(1);
        assertThat(prefix.value())
                .isEqualTo(BDict.builder().put("msg_type", 1).put("piece", 0).build());
    }

    @Test
    void findsTheExactBytesOfAKey() throws BencodeException {
        byte[] torrent = latin("d8:announce4:info4:infod4:infoli1eli-2ee3:abcee1:z0:e\n");
        Bencode.Span span = Bencode.span(torrent, "info").orElseThrow();
        assertThat(span.of(torrent)).isEqualTo(latin("d4:infoli1eli-2ee3:abcee"));
        assertThat(span.length()).isEqualTo(24);
        assertThat(Bencode.span(torrent, "nothing")).isEmpty();
        assertThatThrownBy(() -> Bencode.span(latin("d4:infode4:infolee"), "info"))
                .isInstanceOfSatisfying(
                        BencodeException.class,
                        e -> assertThat(e.reason()).isEqualTo(BencodeException.Reason.DUPLICATE_KEY));
        assertThatThrownBy(() -> Bencode.span(latin("l4:infode"), "info")).isInstanceOf(BencodeException.class);
        assertThatThrownBy(() -> Bencode.span(latin("le"), "info")).isInstanceOf(BencodeException.class);
    }

    @Test
    void aDictionaryIsAskedForAndAListCame() {
        assertThatThrownBy(() -> Bencode.decodeDict(latin("le"), BencodeLimits.MESSAGE))
                .isInstanceOf(BencodeException.class);
    }

    @Test
    void stringsHideTheirBytes() {
        byte[] source = latin("abc");
        BString string = BString.of(source);
        source[0] = 'x';
        string.bytes()[1] = 'x';
        assertThat(string.utf8()).isEqualTo("abc");
        assertThat(string.buffer().isReadOnly()).isTrue();
        assertThat(BString.of(new byte[] {(byte) 0xff, 'a'}).utf8()).isEqualTo("\ufffda");
    }

    private static BValue tree(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 4)) {
            case 0 -> new BInt(random.nextBoolean() ? random.nextLong() : random.nextInt(21) - 10);
            case 1 -> string(random);
            case 2 -> {
                List<BValue> values = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    values.add(tree(random, depth - 1));
                }
                yield new BList(values);
            }
            default -> {
                BDictBuilder builder = BDict.builder();
                for (int i = random.nextInt(5); i > 0; i--) {
                    builder.put(string(random), tree(random, depth - 1));
                }
                yield builder.build();
            }
        };
    }

    private static BString string(Random random) {
        byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(3)];
        random.nextBytes(bytes);
        return BString.of(bytes);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
