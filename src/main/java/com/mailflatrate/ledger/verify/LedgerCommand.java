package com.mailflatrate.ledger.verify;

import com.mailflatrate.database.command.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code mailflatrate ledger verify [--checkpoint FILE]}: computes the ledger again, also while the
 * service runs. The file holds the text of a checkpoint that was kept elsewhere.
 */
@Component
final class LedgerCommand implements Command {

    private static final int USAGE = 2;

    private final Verification verification;

    LedgerCommand(Verification verification) {
        this.verification = verification;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String help() {
        return "ledger verify [--checkpoint FILE]   (FILE: the text of a checkpoint kept elsewhere)";
    }

    @Override
    public int run(List<String> arguments) {
        boolean plain = arguments.equals(List.of("verify"));
        boolean against =
                arguments.size() == 3
                        && arguments.get(0).equals("verify")
                        && arguments.get(1).equals("--checkpoint");
        if (!plain && !against) {
            System.out.println("mailflatrate " + help());
            return USAGE;
        }
        Verification.Witness witness = against ? witness(Path.of(arguments.get(2))) : null;
        if (against && witness == null) {
            System.out.println("not the text of a checkpoint: " + arguments.get(2));
            return USAGE;
        }
        Verification.Report report = verification.run(witness);
        System.out.println(report.entries() + " entries, " + report.checkpoints() + " checkpoints");
        report.faults().forEach(System.out::println);
        System.out.println(report.faults().isEmpty() ? "whole" : "NOT WHOLE");
        return report.faults().isEmpty() ? 0 : 1;
    }

    private static Verification.@Nullable Witness witness(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() >= 3 && lines.getFirst().equals("mailflatrate ledger v1")
                    ? new Verification.Witness(
                            Long.parseLong(lines.get(1)), Base64.getDecoder().decode(lines.get(2)))
                    : null;
        } catch (IOException | IllegalArgumentException unreadable) {
            return null;
        }
    }
}
