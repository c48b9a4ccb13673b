package org.starling.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The only opener of sockets in the program, so that the bound address, the filter and the limits hold for every kind
 * of connection. Callable from any thread; what it opens lives on the loop, save {@link #openBlocking}.
 */
public final class SocketGate {

    /** What the parts of the gate share. */
    record Parts(SelectorLoop loop, BufferPool pool, GateConfig config, GateCounters counters) {}

    private final Parts parts;
    private final BindAddress bind;
    private final ConnectQueue dialling;

    public SocketGate(SelectorLoop loop, BufferPool pool, GateConfig config) {
        this.parts = new Parts(loop, pool, config, new GateCounters());
        this.bind = new BindAddress(config.bind());
        this.dialling = new ConnectQueue(parts, bind);
    }

    public GateCounters.Snapshot counters() {
        return parts.counters().snapshot();
    }

    /**
     * Connects without blocking.
     *
     * @param timeout from when the attempt begins, which may be later where many are under way
     */
    public void connect(InetSocketAddress remote, Duration timeout, ConnectCallback callback) {
        parts.loop().execute(() -> dialling.add(remote, timeout, callback));
    }

    /**
     * Listens on IPv4 and IPv6, or on the bound address alone.
     *
     * @param port 0 lets the system choose one, the same for both families
     * @param only listen on this address; the gate's bound address where empty
     * @param accepted gets each stream on the loop; sets a handler or closes it
     * @throws IOException if the port cannot be had
     */
    public Listener listen(int port, Optional<InetAddress> only, Consumer<Stream> accepted) throws IOException {
        Optional<InetAddress> address = only.isPresent() ? only : bind.address();
        Acceptor acceptor = new Acceptor(parts, ListenSocket.open(port, address), accepted);
        parts.loop().execute(acceptor::start);
        return acceptor;
    }

    /** Connects a plain socket for a worker thread; blocks up to the time-out. */
    public Socket openBlocking(InetSocketAddress remote, Duration timeout) throws IOException {
        check(remote.getAddress());
        Socket socket = new Socket();
        try {
            @Nullable InetSocketAddress local = bind.localFor(remote.getAddress());
            if (local != null) {
                socket.bind(local);
            }
            socket.setTcpNoDelay(true);
            socket.connect(remote, (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis())));
            parts.counters().connected.incrementAndGet();
            return socket;
        } catch (IOException | RuntimeException e) {
            parts.counters().connectErrors.incrementAndGet();
            socket.close();
            throw e;
        }
    }

    /**
     * Joins a multicast group on the bound address's interface, or on all that can.
     *
     * @throws IOException if there is no such interface, or the port cannot be shared
     */
    public DatagramPort openMulticast(InetAddress group, int port, DatagramHandler handler) throws IOException {
        return MulticastPort.open(parts, bind, new InetSocketAddress(group, port), handler);
    }

    /**
     * Opens a UDP socket for IPv4 and IPv6 alike, or on the bound address alone.
     *
     * @param port 0 lets the system choose
     * @param handler gets each datagram on the loop; the buffer is valid during the call only
     * @throws IOException if the port cannot be had
     */
    public DatagramPort openDatagram(int port, DatagramHandler handler) throws IOException {
        return UdpPort.open(parts, bind, port, handler);
    }

    /** The loop that the gate's streams live on. */
    public EventLoop loop() {
        return parts.loop();
    }

    private void check(@Nullable InetAddress address) throws IOException {
        if (address == null) {
            throw new UnknownHostException("unresolved address");
        }
        if (!parts.config().filter().allows(address)) {
            parts.counters().refused.incrementAndGet();
            throw new AddressRefusedException("the address filter forbids " + address.getHostAddress());
        }
    }
}
