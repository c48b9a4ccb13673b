package org.starling.engine.session;

/** What one peer asked us for and has not got yet, in order; primitive, because each block passes here. */
final class UploadQueue {
    /** More than we promise in our handshake ("reqq"), for clients that do not read it. */
    static final int MAX = 1024;

    private int[] fields = new int[3 * 16];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** False if the queue is full. */
    boolean add(int piece, int offset, int length) {
        if (size == MAX) {
            return false;
        }
        if (3 * size == fields.length) {
            grow();
        }
        write(size++, piece, offset, length);
        return true;
    }

    int piece() {
        return fields[head * 3];
    }

    int offset() {
        return fields[head * 3 + 1];
    }

    int length() {
        return fields[head * 3 + 2];
    }

    void removeFirst() {
        head = (head + 1) % capacity();
        size--;
    }

    /** False if it was not there. */
    boolean remove(int piece, int offset, int length) {
        for (int i = 0; i < size; i++) {
            int at = (head + i) % capacity() * 3;
            if (fields[at] == piece && fields[at + 1] == offset && fields[at + 2] == length) {
                closeGap(i);
                return true;
            }
        }
        return false;
    }

    void clear() {
        head = 0;
        size = 0;
    }

    private void closeGap(int position) {
        for (int i = position; i > 0; i--) {
            int from = (head + i - 1) % capacity() * 3;
            write(i, fields[from], fields[from + 1], fields[from + 2]);
        }
        removeFirst();
    }

    private void write(int position, int piece, int offset, int length) {
        int at = (head + position) % capacity() * 3;
        fields[at] = piece;
        fields[at + 1] = offset;
        fields[at + 2] = length;
    }

    private int capacity() {
        return fields.length / 3;
    }

    private void grow() {
        int[] more = new int[fields.length * 2];
        int first = fields.length - head * 3;
        System.arraycopy(fields, head * 3, more, 0, first);
        System.arraycopy(fields, 0, more, first, head * 3);
        fields = more;
        head = 0;
    }
}
