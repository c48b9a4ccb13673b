package org.starling.engine.discovery.dht;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.starling.engine.discovery.udp.SharedUdp;
import org.starling.engine.session.OwnAddress;
import org.starling.net.EventLoop;
import org.starling.net.Resolver;

/**
 * Everything outside of it that the DHT uses.
 *
 * @param random unpredictable; asked on the loop only
 * @param background where files and names are read
 * @param own our address as others see it
 */
public record DhtPorts(
        EventLoop loop,
        RandomGenerator random,
        SharedUdp udp,
        Executor background,
        Resolver resolver,
        OwnAddress own,
        DhtMemory memory) {}
