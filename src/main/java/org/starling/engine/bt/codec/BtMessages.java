package org.starling.engine.bt.codec;

import bt.protocol.Bitfield;
import bt.protocol.Cancel;
import bt.protocol.Choke;
import bt.protocol.Have;
import bt.protocol.Interested;
import bt.protocol.KeepAlive;
import bt.protocol.Message;
import bt.protocol.NotInterested;
import bt.protocol.Request;
import bt.protocol.Unchoke;
import org.starling.engine.peer.BadMessageException;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;

/** bt's message classes and ours, both ways. */
final class BtMessages {

    private BtMessages() {}

    static PeerMessage fromBt(Message message) throws BadMessageException {
        if (message instanceof Have have) {
            return new PeerMessage.Have(have.getPieceIndex());
        }
        if (message instanceof Request request) {
            return new PeerMessage.Request(request.getPieceIndex(), request.getOffset(), request.getLength());
        }
        if (message instanceof Cancel cancel) {
            return new PeerMessage.Cancel(cancel.getPieceIndex(), cancel.getOffset(), cancel.getLength());
        }
        if (message instanceof Bitfield bitfield) {
            return new PeerMessage.Bitfield(bitfield.getBitfield());
        }
        if (message instanceof PortMessage port) {
            return new PeerMessage.Port(port.port());
        }
        if (message instanceof RawExtended extended) {
            return new PeerMessage.Extended(extended.id(), extended.payload());
        }
        return message instanceof FastMessage fast ? fromFast(fast) : withoutPayload(message);
    }

    private static PeerMessage fromFast(FastMessage message) {
        if (message instanceof FastMessage.Suggest suggest) {
            return new PeerMessage.Suggest(suggest.number(0));
        }
        if (message instanceof FastMessage.Reject reject) {
            return new PeerMessage.Reject(reject.number(0), reject.number(1), reject.number(2));
        }
        if (message instanceof FastMessage.AllowedFast allowed) {
            return new PeerMessage.AllowedFast(allowed.number(0));
        }
        return message instanceof FastMessage.HaveAll ? new PeerMessage.HaveAll() : new PeerMessage.HaveNone();
    }

    private static PeerMessage withoutPayload(Message message) throws BadMessageException {
        if (message instanceof KeepAlive) {
            return new PeerMessage.KeepAlive();
        }
        if (message instanceof Choke) {
            return new PeerMessage.Choke();
        }
        if (message instanceof Unchoke) {
            return new PeerMessage.Unchoke();
        }
        if (message instanceof Interested) {
            return new PeerMessage.Interested();
        }
        if (message instanceof NotInterested) {
            return new PeerMessage.NotInterested();
        }
        throw new BadMessageException(
                CloseReason.PROTOCOL_ERROR, message.getClass().getSimpleName() + " in the wrong place");
    }

    /** @throws IllegalArgumentException for {@link PeerMessage.Unknown}, which can only be received */
    static Message toBt(PeerMessage message) {
        if (message instanceof PeerMessage.Have have) {
            return new Have(have.piece());
        }
        if (message instanceof PeerMessage.Request request) {
            return new Request(request.piece(), request.offset(), request.length());
        }
        if (message instanceof PeerMessage.Cancel cancel) {
            return new Cancel(cancel.piece(), cancel.offset(), cancel.length());
        }
        if (message instanceof PeerMessage.Bitfield bitfield) {
            return new Bitfield(bitfield.bits());
        }
        if (message instanceof PeerMessage.Port port) {
            return new PortMessage(port.port());
        }
        if (message instanceof PeerMessage.Extended extended) {
            return new RawExtended(extended.id(), extended.payload());
        }
        return message instanceof PeerMessage.Fast fast ? toFast(fast) : withoutPayload(message);
    }

    private static Message toFast(PeerMessage.Fast message) {
        if (message instanceof PeerMessage.Suggest suggest) {
            return new FastMessage.Suggest(suggest.piece());
        }
        if (message instanceof PeerMessage.Reject reject) {
            return new FastMessage.Reject(reject.piece(), reject.offset(), reject.length());
        }
        if (message instanceof PeerMessage.AllowedFast allowed) {
            return new FastMessage.AllowedFast(allowed.piece());
        }
        return message instanceof PeerMessage.HaveAll ? new FastMessage.HaveAll() : new FastMessage.HaveNone();
    }

    private static Message withoutPayload(PeerMessage message) {
        if (message instanceof PeerMessage.KeepAlive) {
            return KeepAlive.instance();
        }
        if (message instanceof PeerMessage.Choke) {
            return Choke.instance();
        }
        if (message instanceof PeerMessage.Unchoke) {
            return Unchoke.instance();
        }
        if (message instanceof PeerMessage.Interested) {
            return Interested.instance();
        }
        if (message instanceof PeerMessage.NotInterested) {
            return NotInterested.instance();
        }
        throw new IllegalArgumentException(message + " cannot be sent");
    }

    /** Bytes of id and payload. */
    static int frameLength(PeerMessage message) {
        if (message instanceof PeerMessage.KeepAlive) {
            return 0;
        }
        if (message instanceof PeerMessage.Have
                || message instanceof PeerMessage.Suggest
                || message instanceof PeerMessage.AllowedFast) {
            return 5;
        }
        if (message instanceof PeerMessage.Request
                || message instanceof PeerMessage.Cancel
                || message instanceof PeerMessage.Reject) {
            return 13;
        }
        if (message instanceof PeerMessage.Port) {
            return 3;
        }
        if (message instanceof PeerMessage.Bitfield bitfield) {
            return 1 + bitfield.bits().length;
        }
        if (message instanceof PeerMessage.Extended extended) {
            return 2 + extended.payload().remaining();
        }
        return 1;
    }
}
