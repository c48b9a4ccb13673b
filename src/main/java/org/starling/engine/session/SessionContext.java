package org.starling.engine.session;

import java.util.random.RandomGenerator;
import org.starling.engine.limit.Share;
import org.starling.net.EventLoop;

/** What the collaborators of one session share. */
record SessionContext(
        EventLoop loop, Peers peers, Statistics statistics, RandomGenerator random, Share down, Share up) {}
