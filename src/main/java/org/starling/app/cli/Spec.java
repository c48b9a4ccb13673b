package org.starling.app.cli;

import java.util.List;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** Builds picocli's description of a command without annotations, whose reflection would cost start-up time. */
final class Spec {
    private final Texts texts;
    private final CommandSpec spec;

    Spec(String name, Texts texts) {
        this.texts = texts;
        this.spec = CommandSpec.create().name(name);
        spec.usageMessage().description(escaped(texts.get("help." + name))).synopsisHeading(texts.get("help.usage"));
    }

    Spec flag(String... names) {
        return add(OptionSpec.builder(names).type(boolean.class).arity("0"), names);
    }

    Spec value(String label, String... names) {
        return add(OptionSpec.builder(names).type(String.class).arity("1").paramLabel(label), names);
    }

    Spec values(String label, String... names) {
        return add(
                OptionSpec.builder(names)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .paramLabel(label),
                names);
    }

    /** An option that may stand before and after the command's name. */
    Spec everywhere(String label, String name) {
        OptionSpec.Builder option = OptionSpec.builder(name).scopeType(ScopeType.INHERIT);
        return add(option.type(String.class).arity("1").paramLabel(label), name);
    }

    /** Asked for, it makes everything else optional. */
    Spec help(String... names) {
        return add(
                OptionSpec.builder(names)
                        .scopeType(ScopeType.INHERIT)
                        .usageHelp(true)
                        .type(boolean.class)
                        .arity("0"),
                names);
    }

    Spec version(String name) {
        return add(
                OptionSpec.builder(name).versionHelp(true).type(boolean.class).arity("0"), name);
    }

    Spec words(String label, int atLeast) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity(atLeast + "..*")
                .required(atLeast > 0)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(escaped(texts.get("help.word." + label)))
                .build());
        return this;
    }

    CommandSpec build() {
        return spec;
    }

    private Spec add(OptionSpec.Builder option, String... names) {
        spec.addOption(option.description(escaped(texts.get("help.option." + names[names.length - 1])))
                .build());
        return this;
    }

    /** Picocli would take a percent sign for a pattern. */
    private static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
