package org.starling.app.cli;

import java.io.IOException;
import java.time.Duration;
import org.starling.app.command.CommandException;
import org.starling.app.command.overlay.OverlayCommands;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Runs without a window until the system or the user ends it: restores the list and takes commands. */
final class HeadlessCommand implements Subcommand {
    private static final Duration LONG = Duration.ofDays(1);

    @Override
    public CommandSpec spec(Texts texts) {
        throw new IllegalStateException("an option of the program, not a command");
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Interrupts interrupts = call.context().interrupts();
        try (Attachment attachment = new Instances(call).open(EngineOptions.read(call))) {
            if (!attachment.own()) {
                throw new CommandException(
                        call.texts().get("headless.already", call.state().path()));
            }
            call.terminal()
                    .print(call.texts()
                            .get(
                                    "headless.runs",
                                    attachment.listening(),
                                    call.state().path()));
            attachment
                    .node()
                    .flatMap(node -> node.overlay().settled())
                    .map(failure -> OverlayCommands.explain(failure, call.texts()))
                    .ifPresent(failure -> call.remark(call.texts().get("error", failure.sentence())));
            boolean asked = false;
            while (!asked) {
                asked = interrupts.await(LONG);
            }
        }
        call.terminal().print(call.texts().get("headless.ended"));
        return 0;
    }
}
