package org.starling.interop;

final class TransmissionInteropTest extends InteropTest {
    TransmissionInteropTest() {
        super(new Transmission());
    }
}
