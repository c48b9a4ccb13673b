package org.starling.interop;

final class Aria2InteropTest extends InteropTest {
    Aria2InteropTest() {
        super(new Aria2());
    }
}
