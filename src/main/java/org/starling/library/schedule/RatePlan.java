package org.starling.library.schedule;

/**
 * The second set of rates, and when it holds.
 *
 * @param scheduled the grid is in force; otherwise only the user switches
 * @param down bytes a second in the alternative mode; 0 for no limit
 * @param up bytes a second in the alternative mode; 0 for no limit
 */
public record RatePlan(boolean scheduled, WeekGrid grid, long down, long up) {
    public static final RatePlan NONE = new RatePlan(false, WeekGrid.NORMAL, 0, 0);
}
