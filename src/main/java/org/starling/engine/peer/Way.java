package org.starling.engine.peer;

/** How an outgoing connection begins. */
enum Way {
    ENCRYPTED,
    PLAIN
}
