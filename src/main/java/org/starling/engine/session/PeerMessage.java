package org.starling.engine.session;

import java.nio.ByteBuffer;

/**
 * Every message of the peer wire protocol (BEP 3, 6, 10) except the payload of Piece, which never becomes an object.
 */
public sealed interface PeerMessage {

    record KeepAlive() implements PeerMessage {}

    record Choke() implements PeerMessage {}

    record Unchoke() implements PeerMessage {}

    record Interested() implements PeerMessage {}

    record NotInterested() implements PeerMessage {}

    record Have(int piece) implements PeerMessage {}

    /** Raw bits as on the wire; the session checks length and spare bits when it knows the number of pieces. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it, and a copy would be large
    record Bitfield(byte[] bits) implements PeerMessage {}

    record Request(int piece, int offset, int length) implements PeerMessage {}

    record Cancel(int piece, int offset, int length) implements PeerMessage {}

    /** BEP 5: the sender's DHT node listens on this UDP port. */
    record Port(int port) implements PeerMessage {}

    /** BEP 10: id 0 is the extended handshake; payload is a private copy, already within the bounds of a message. */
    record Extended(int id, ByteBuffer payload) implements PeerMessage {}

    /** Messages of the Fast extension (BEP 6), which both sides must have announced. */
    sealed interface Fast extends PeerMessage {}

    /** In place of a bit field: the sender is complete. */
    record HaveAll() implements Fast {}

    /** In place of a bit field: the sender has nothing yet. */
    record HaveNone() implements Fast {}

    /** The sender would like to be asked for this piece. */
    record Suggest(int piece) implements Fast {}

    /** A request will not be served. */
    record Reject(int piece, int offset, int length) implements Fast {}

    /** The piece may be asked for although the sender chokes. */
    record AllowedFast(int piece) implements Fast {}

    /** A well-framed message of an unknown id; ignored, counted. */
    record Unknown(int id, int length) implements PeerMessage {}
}
