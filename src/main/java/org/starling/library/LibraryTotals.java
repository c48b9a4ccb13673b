package org.starling.library;

/** @param session since Starling was started */
public record LibraryTotals(ClientTotals session, ClientTotals allTime) {}
