package org.starling.library.statistics;

import java.time.LocalDate;

/** What came and went on one day, in payload bytes. */
public record DayTotal(LocalDate day, long downloaded, long uploaded) {}
