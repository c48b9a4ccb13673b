package org.starling.net;

/**
 * A connection whose handshake carries an infohash of the overlay, as the router hands it over: nothing was answered.
 * Every plaintext byte received so far, the handshake (at least its first 48 bytes) included, is given back to the
 * stream, so the new owner reads it from the start. Encryption, if any, is already part of the stream.
 */
public record RawLink(Stream stream) {}
