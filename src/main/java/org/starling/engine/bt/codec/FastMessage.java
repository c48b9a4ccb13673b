package org.starling.engine.bt.codec;

import bt.protocol.Message;

/**
 * The messages of the Fast extension (BEP 6), which bt does not know: an id and some numbers. One class for each id,
 * because bt finds the codec of a message by its class.
 */
abstract sealed class FastMessage implements Message {

    private final int id;
    private final int[] numbers;

    private FastMessage(int id, int... numbers) {
        this.id = id;
        this.numbers = numbers;
    }

    @Override
    public Integer getMessageId() {
        return id;
    }

    int number(int index) {
        return numbers[index];
    }

    static final class Suggest extends FastMessage {
        static final int ID = 0x0d;

        Suggest(int... piece) {
            super(ID, piece);
        }
    }

    static final class HaveAll extends FastMessage {
        static final int ID = 0x0e;

        HaveAll(int... none) {
            super(ID, none);
        }
    }

    static final class HaveNone extends FastMessage {
        static final int ID = 0x0f;

        HaveNone(int... none) {
            super(ID, none);
        }
    }

    static final class Reject extends FastMessage {
        static final int ID = 0x10;

        Reject(int... request) {
            super(ID, request);
        }
    }

    static final class AllowedFast extends FastMessage {
        static final int ID = 0x11;

        AllowedFast(int... piece) {
            super(ID, piece);
        }
    }
}
