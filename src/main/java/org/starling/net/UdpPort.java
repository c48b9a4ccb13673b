package org.starling.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/** A UDP socket on the loop, for IPv4 and IPv6 alike where no address is bound. */
class UdpPort implements DatagramPort, Selectable {
    private static final int PER_ROUND = 64;
    private static final int LARGEST = 8192;

    final SocketGate.Parts parts;
    final DatagramChannel channel;
    private final BindAddress bind;
    private final InetSocketAddress local;
    private final DatagramHandler handler;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);

    UdpPort(SocketGate.Parts parts, BindAddress bind, DatagramChannel channel, DatagramHandler handler)
            throws IOException {
        this.parts = parts;
        this.bind = bind;
        this.channel = channel;
        this.local = (InetSocketAddress) channel.getLocalAddress();
        this.handler = handler;
    }

    static UdpPort open(SocketGate.Parts parts, BindAddress bind, int port, DatagramHandler handler)
            throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(bind.address()
                    .map(address -> new InetSocketAddress(address, port))
                    .orElseGet(() -> new InetSocketAddress(port)));
            UdpPort opened = new UdpPort(parts, bind, channel, handler);
            opened.startOnLoop();
            return opened;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    final void startOnLoop() {
        parts.loop().execute(this::start);
    }

    @Override
    public final InetSocketAddress local() {
        return local;
    }

    @Override
    public void send(ByteBuffer data, InetSocketAddress to) {
        sendOnce(data.duplicate(), to);
    }

    @Override
    public final void close() {
        try {
            channel.close();
        } catch (IOException e) {
            parts.loop().failed("closing a datagram socket", e);
        }
        parts.loop().wakeUp();
    }

    @Override
    public final void ready(int ops) throws IOException {
        for (int i = 0; i < PER_ROUND && channel.isOpen(); i++) {
            buffer.clear();
            InetSocketAddress from = receive();
            if (from == null) {
                return;
            }
            if (parts.config().filter().allows(from.getAddress())) {
                handle(from);
            } else {
                parts.counters().refused.incrementAndGet();
            }
        }
    }

    @Override
    public final void failed(Throwable error) {
        close();
    }

    /** Sends by the socket's present settings; what cannot be sent is counted and forgotten, as networks do. */
    final void sendOnce(ByteBuffer data, InetSocketAddress to) {
        try {
            if (to.getAddress() == null || !parts.config().filter().allows(to.getAddress())) {
                parts.counters().refused.incrementAndGet();
                return;
            }
            bind.localFor(to.getAddress());
            channel.send(data, to);
        } catch (AddressRefusedException e) {
            parts.counters().refused.incrementAndGet();
        } catch (IOException | RuntimeException e) {
            // No route, or a kind of address that the system refuses: the sender waits for an answer in vain.
            parts.counters().connectErrors.incrementAndGet();
        }
    }

    /** An error that the system reports here belongs to a datagram sent before: the socket is as good as ever. */
    private @Nullable InetSocketAddress receive() throws ClosedChannelException {
        try {
            return (InetSocketAddress) channel.receive(buffer);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            parts.counters().connectErrors.incrementAndGet();
            return null;
        }
    }

    /** One bad datagram must not end the port. */
    private void handle(InetSocketAddress from) {
        try {
            handler.onDatagram(buffer.flip(), from);
        } catch (Throwable e) {
            parts.loop().failed("datagram handler", e);
        }
    }

    private void start() {
        try {
            parts.loop().register(channel, SelectionKey.OP_READ, this);
        } catch (ClosedChannelException ignored) {
            // Its owner closed it before it began.
        }
    }
}
