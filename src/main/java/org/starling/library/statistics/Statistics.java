package org.starling.library.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.starling.wire.InfoHash;

/** Totals of days, oldest first; days on which nothing moved are left out. Any thread. */
public interface Statistics {

    /** Of all torrents together, removed ones included. */
    CompletableFuture<List<DayTotal>> days(LocalDate from, LocalDate to);

    CompletableFuture<List<DayTotal>> days(InfoHash torrent, LocalDate from, LocalDate to);
}
