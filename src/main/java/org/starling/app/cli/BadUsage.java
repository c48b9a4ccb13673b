package org.starling.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.starling.app.text.Texts;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with the arguments and where help is. */
final class BadUsage {
    private BadUsage() {}

    static String sentence(ParameterException failure, Texts texts) {
        String name = failure.getCommandLine().getCommandSpec().qualifiedName();
        return reason(failure, texts) + " " + texts.get("usage.help", name);
    }

    private static String reason(ParameterException failure, Texts texts) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            if (word.startsWith("-")) {
                return texts.get("usage.option", word);
            }
            boolean root = failure.getCommandLine().getParent() == null;
            return root
                    ? texts.get("usage.command", word) + suggestion(unmatched, texts)
                    : texts.get("usage.word", word);
        }
        if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            List<ArgSpec> lacking = missing.getMissing();
            return texts.get(
                    "usage.missing", lacking.stream().map(BadUsage::name).collect(Collectors.joining(", ")));
        }
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("") + ".";
    }

    private static String name(ArgSpec argument) {
        return argument.isOption() ? argument.toString().toLowerCase(Locale.ROOT) : argument.paramLabel();
    }

    private static String suggestion(UnmatchedArgumentException unmatched, Texts texts) {
        return unmatched.getSuggestions().stream()
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .map(word -> " " + texts.get("usage.suggestion", word))
                .orElse("");
    }
}
