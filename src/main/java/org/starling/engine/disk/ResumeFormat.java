package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Metainfo;
import org.starling.wire.Bitfield;
import org.starling.wire.BitfieldException;

/**
 * The bytes of a resume file. A header with its CRC; the bitfield of verified pieces and one byte for each file,
 * every byte of them followed by a check byte, so that one can be replaced in place and damage is seen; stamps of the
 * files, a mark that is only there after an orderly close, and a CRC over all from the header to the mark. Until that
 * close the mark names the run of the machine instead: after another one, data that was written may never have reached
 * the medium.
 */
final class ResumeFormat {
    static final int HEADER = 64;

    private static final long MAGIC = 0x5354524c52534d01L;
    private static final int HEADER_SUMMED = 52;
    private static final long CLEAN = 0x636c65616e6c7921L;
    private static final int STAMP = 16;
    private static final int TRAILER = 12;

    private final Metainfo metainfo;
    private final int bitBytes;
    private final int files;
    private final long boot;

    /** @param boot names this run of the machine, 0 where that is not known */
    ResumeFormat(Metainfo metainfo, long boot) {
        this.metainfo = metainfo;
        this.boot = boot;
        bitBytes = Bitfield.wireLength(metainfo.pieces());
        files = metainfo.files().size();
    }

    long length() {
        return stampsAt() + (long) files * STAMP + TRAILER;
    }

    ByteBuffer write(ResumeState state) {
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length()));
        out.put(header());
        byte[] bits = state.verified().toBytes();
        for (int i = 0; i < bitBytes; i++) {
            out.put(bits[i]).put(check(bits[i], i));
        }
        for (int i = 0; i < files; i++) {
            byte flag = (byte) (state.inParts().get(i) ? 1 : 0);
            out.put(flag).put(check(flag, i));
        }
        List<FileStamp> stamps = state.stamps();
        if (stamps != null) {
            stamps.forEach(stamp -> out.putLong(stamp.size()).putLong(stamp.modifiedMillis()));
            out.putLong(CLEAN);
            out.putInt(crc(out, HEADER, out.position()));
        } else {
            out.position(Math.toIntExact(markAt())).put(openMark());
        }
        return out.clear();
    }

    /**
     * Null if these are not the bytes of this torrent's resume file; pieces whose bits are damaged count as missing.
     */
    @Nullable
    ResumeState read(ByteBuffer in) {
        if (in.remaining() != length() || !in.slice(0, HEADER).equals(header())) {
            return null;
        }
        byte[] bits = new byte[bitBytes];
        for (int i = 0; i < bitBytes; i++) {
            bits[i] = sound(in.get(HEADER + 2 * i), in.get(HEADER + 2 * i + 1), i);
        }
        BitSet inParts = new BitSet(files);
        for (int i = 0; i < files; i++) {
            int at = HEADER + 2 * bitBytes + 2 * i;
            if (in.get(at + 1) != check(in.get(at), i)) {
                return null;
            }
            inParts.set(i, in.get(at) == 1);
        }
        try {
            return new ResumeState(Bitfield.fromWire(bits, metainfo.pieces()), inParts, stamps(in));
        } catch (BitfieldException e) {
            return null;
        }
    }

    /** Where the bits of a piece are. */
    long positionOf(int piece) {
        return HEADER + 2L * (piece >>> 3);
    }

    /** The byte that has the piece, and its check byte. */
    ByteBuffer bitsOf(int piece, Bitfield verified) {
        int index = piece >>> 3;
        int value = 0;
        for (int bit = 0; bit < 8; bit++) {
            int number = index * 8 + bit;
            if (number < verified.size() && verified.get(number)) {
                value |= 0x80 >>> bit;
            }
        }
        return ByteBuffer.allocate(2)
                .put((byte) value)
                .put(check((byte) value, index))
                .flip();
    }

    /** Where the mark of an orderly close is, and its length with the CRC. */
    long markAt() {
        return length() - TRAILER;
    }

    /** Says that the torrent runs, and in which run of the machine. */
    ByteBuffer openMark() {
        return ByteBuffer.allocate(TRAILER).putLong(boot).clear();
    }

    /** Whether a torrent that was not closed in order ran since the machine was started last. */
    boolean isOfThisBoot(ByteBuffer in) {
        return in.getLong(Math.toIntExact(markAt())) == boot;
    }

    /** Verified bytes by a resume file of an unknown torrent; 0 for anything else. */
    static long verifiedBytes(ByteBuffer header, ByteBuffer rest) {
        if (header.remaining() != HEADER
                || header.getLong(0) != MAGIC
                || header.getInt(HEADER_SUMMED) != crc(header, 0, HEADER_SUMMED)) {
            return 0;
        }
        int pieces = header.getInt(8);
        int pieceLength = header.getInt(12);
        long size = header.getLong(20);
        long bytes = 0;
        for (int i = 0; i < Bitfield.wireLength(pieces) && rest.remaining() >= 2; i++) {
            byte value = sound(rest.get(), rest.get(), i);
            for (int piece = 8 * i; piece < Math.min(pieces, 8 * i + 8); piece++) {
                if ((value & 0x80 >>> (piece & 7)) != 0) {
                    bytes += Math.max(0, Math.min(pieceLength, size - (long) piece * pieceLength));
                }
            }
        }
        return bytes;
    }

    private long stampsAt() {
        return HEADER + 2L * bitBytes + 2L * files;
    }

    private ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER)
                .putLong(MAGIC)
                .putInt(metainfo.pieces())
                .putInt(metainfo.pieceLength())
                .putInt(files)
                .putLong(metainfo.size())
                .putInt(0);
        metainfo.infoHash().write(header);
        return header.putInt(crc(header, 0, HEADER_SUMMED)).clear();
    }

    private @Nullable List<FileStamp> stamps(ByteBuffer in) {
        int markAt = Math.toIntExact(markAt());
        if (in.getLong(markAt) != CLEAN || in.getInt(markAt + 8) != crc(in, HEADER, markAt + 8)) {
            return null;
        }
        List<FileStamp> stamps = new ArrayList<>(files);
        for (int i = 0; i < files; i++) {
            int at = Math.toIntExact(stampsAt()) + i * STAMP;
            stamps.add(new FileStamp(in.getLong(at), in.getLong(at + 8)));
        }
        return stamps;
    }

    /** Differs with the position, so that shifted bytes are seen too. */
    private static byte check(byte value, int index) {
        return (byte) (~value ^ index * 37);
    }

    /**
     * Bits are only ever added in place, so a write that was cut in two leaves the bits from before in one of the
     * bytes.
     */
    private static byte sound(byte value, byte check, int index) {
        byte other = check(check, index);
        byte both = (byte) (value & other);
        return both == value || both == other ? both : 0;
    }

    private static int crc(ByteBuffer bytes, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate().clear().position(from).limit(to));
        return (int) crc.getValue();
    }
}
