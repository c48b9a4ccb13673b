package org.starling.app.cli;

import java.util.List;
import org.starling.app.cli.ManageCommand.Option;
import org.starling.app.command.Request.Topic;

/** The commands that arrange the list as a whole. */
final class Topics {
    private Topics() {}

    static List<ManageCommand> all() {
        return List.of(queue(), category(), tag(), share(), schedule(), watch(), undo(), ban(), settings());
    }

    private static ManageCommand queue() {
        return new ManageCommand(
                Topic.QUEUE,
                "SELECTOR",
                List.of(
                        Option.flag("top"),
                        Option.flag("bottom"),
                        Option.flag("earlier"),
                        Option.flag("later"),
                        Option.flag("force"),
                        Option.flag("no-force")),
                List.of("position", "name", "state", "hold", "forced"));
    }

    private static ManageCommand category() {
        return new ManageCommand(
                Topic.CATEGORY,
                "CATEGORY SELECTOR",
                List.of(
                        new Option("DIR", "folder"),
                        new Option("RATE", "down"),
                        new Option("RATE", "up"),
                        new Option("NAME", "rename"),
                        Option.flag("remove"),
                        Option.flag("move")),
                List.of("category", "torrents", "down", "up", "folder"));
    }

    private static ManageCommand tag() {
        return new ManageCommand(
                Topic.TAG,
                "TAG SELECTOR",
                List.of(new Option("NAME", "rename"), Option.flag("remove")),
                List.of("tag", "torrents"));
    }

    private static ManageCommand share() {
        return new ManageCommand(
                Topic.SHARE,
                "SELECTOR",
                List.of(
                        new Option("NAME", "category"),
                        new Option("RATIO", "ratio"),
                        new Option("TIME", "seeding"),
                        new Option("TIME", "idle"),
                        Option.flag("any-of-them"),
                        Option.flag("all-of-them"),
                        new Option("WHAT", "then"),
                        Option.flag("default")),
                List.of("name", "category", "has", "ratio", "seeding", "idle", "match", "then", "reached"));
    }

    private static ManageCommand schedule() {
        return new ManageCommand(
                Topic.SCHEDULE,
                "DAYS HOURS MODE",
                List.of(
                        new Option("MODE", "mode"),
                        new Option("RATE", "down"),
                        new Option("RATE", "up"),
                        Option.flag("on"),
                        Option.flag("off")),
                List.of("mode", "byHand", "scheduled", "down", "up", "hours"));
    }

    private static ManageCommand watch() {
        return new ManageCommand(
                Topic.WATCH,
                "DIR",
                List.of(
                        new Option("DIR", "save-to"),
                        new Option("NAME", "category"),
                        new Option("TAGS", "tags"),
                        Option.flag("subfolders"),
                        Option.flag("paused"),
                        Option.flag("delete"),
                        Option.flag("remove")),
                List.of("folder", "saveTo", "category", "tags", "subfolders", "paused", "after"));
    }

    private static ManageCommand undo() {
        return new ManageCommand(
                Topic.UNDO, "ID", List.of(Option.flag("list"), Option.flag("clear")), List.of("id", "step"));
    }

    private static ManageCommand ban() {
        return new ManageCommand(Topic.BAN, "ADDRESS", List.of(Option.flag("remove")), List.of("address"));
    }

    private static ManageCommand settings() {
        return new ManageCommand(
                Topic.SETTINGS, "KEY VALUE", List.of(Option.flag("reset")), List.of("key", "value", "title"));
    }
}
