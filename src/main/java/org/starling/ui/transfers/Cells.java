package org.starling.ui.transfers;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.starling.ui.controls.Kit;
import org.starling.ui.text.Figures;
import org.starling.ui.transfers.model.Column;
import org.starling.ui.transfers.model.RowItem;
import org.starling.ui.transfers.model.RowState;
import org.starling.ui.transfers.model.TorrentRow;

/** Cells of the list: views only, which forget their row when they are reused. */
final class Cells {
    private static final PseudoClass COMPLETE = PseudoClass.getPseudoClass("complete");
    private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private Cells() {}

    static TableCell<RowItem, TorrentRow> of(Column column, Figures figures) {
        return switch (column.kind()) {
            case NAME -> new NameCell();
            case PROGRESS -> new ProgressCell(figures);
            case STATE -> new StateCell(figures);
            case NUMBER -> new TextCell(column, figures, Pos.CENTER_RIGHT);
            case TEXT -> new TextCell(column, figures, Pos.CENTER_LEFT);
        };
    }

    static Feather icon(RowState state) {
        return switch (state) {
            case DOWNLOADING -> Feather.ARROW_DOWN_CIRCLE;
            case STALLED -> Feather.CLOCK;
            case METADATA -> Feather.SEARCH;
            case CHECKING -> Feather.ROTATE_CW;
            case MOVING -> Feather.FOLDER;
            case SEEDING -> Feather.ARROW_UP_CIRCLE;
            case WAITING, QUEUED, SCHEDULED, NO_SPACE -> Feather.MORE_HORIZONTAL;
            case PAUSED -> Feather.PAUSE_CIRCLE;
            case COMPLETE -> Feather.CHECK_CIRCLE;
            case BLOCKED, FAILED -> Feather.ALERT_TRIANGLE;
        };
    }

    private static void mark(TableCell<?, ?> cell, @Nullable RowState state) {
        cell.pseudoClassStateChanged(COMPLETE, state == RowState.SEEDING || state == RowState.COMPLETE);
        cell.pseudoClassStateChanged(STOPPED, state == RowState.PAUSED || state == RowState.STALLED || isHeld(state));
        cell.pseudoClassStateChanged(BROKEN, state != null && state.isError());
    }

    private static boolean isHeld(@Nullable RowState state) {
        return state == RowState.QUEUED || state == RowState.SCHEDULED || state == RowState.NO_SPACE;
    }

    private static final class TextCell extends TableCell<RowItem, TorrentRow> {
        private final Column column;
        private final Figures figures;

        TextCell(Column column, Figures figures, Pos alignment) {
            this.column = column;
            this.figures = figures;
            setAlignment(alignment);
            if (alignment == Pos.CENTER_RIGHT) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable TorrentRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : column.text(row, figures));
        }
    }

    private static final class NameCell extends TableCell<RowItem, TorrentRow> {
        private final FontIcon icon = Kit.icon(Feather.CIRCLE);
        private @Nullable RowState drawn;

        NameCell() {
            getStyleClass().add("name");
        }

        @Override
        protected void updateItem(@Nullable TorrentRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(row.name());
            if (row.state() != drawn) {
                drawn = row.state();
                icon.setIconCode(icon(row.state()));
                mark(this, row.state());
            }
            if (getGraphic() == null) {
                setGraphic(icon);
            }
        }
    }

    private static final class StateCell extends TableCell<RowItem, TorrentRow> {
        private final Figures figures;

        StateCell(Figures figures) {
            this.figures = figures;
            getStyleClass().add("state");
        }

        @Override
        protected void updateItem(@Nullable TorrentRow row, boolean empty) {
            super.updateItem(row, empty);
            RowState state = empty || row == null ? null : row.state();
            setText(state == null ? null : figures.words().of("state", state));
            mark(this, state);
        }
    }

    /** A bar with its number on it. */
    private static final class ProgressCell extends TableCell<RowItem, TorrentRow> {
        private final Figures figures;
        private final Region fill = new Region();
        private final Label number = new Label();
        private final StackPane bar;
        private double part;

        ProgressCell(Figures figures) {
            this.figures = figures;
            getStyleClass().add("progress");
            fill.getStyleClass().add("fill");
            fill.setManaged(false);
            bar = new StackPane(fill, number) {
                @Override
                protected void layoutChildren() {
                    fill.resizeRelocate(0, 0, (double) Math.round(getWidth() * part), getHeight());
                    super.layoutChildren();
                }
            };
            bar.getStyleClass().add("bar");
        }

        @Override
        protected void updateItem(@Nullable TorrentRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            number.setText(figures.percent(row.progress()));
            if (part != row.progress()) {
                part = row.progress();
                bar.requestLayout();
            }
            mark(this, row.state());
            if (getGraphic() == null) {
                setGraphic(bar);
            }
        }
    }
}
