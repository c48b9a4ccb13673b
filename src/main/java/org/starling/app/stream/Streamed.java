package org.starling.app.stream;

/**
 * A file that can be read at an address.
 *
 * @param file its number in the torrent, from 0
 * @param name without folders, fit to be shown
 * @param url good until the program ends, or many others were opened; who knows it can read the file
 */
public record Streamed(int file, String name, long length, String type, String url) {}
