package com.mailflatrate.database.backup;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.command.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * {@code mailflatrate restore FILE}: into an empty database. Wants {@code withdrawals.log} beside
 * it, or the word that there is none, because whoever left since the backup would be mailed again.
 */
@Component
@Lazy
final class RestoreCommand implements Command {

    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String WITHOUT = "without-withdrawals";

    private final Restore restore;
    private final Path data;

    RestoreCommand(
            @Qualifier("ownerDataSource") DataSource owner,
            DataDirectory data,
            InstantSource clock) {
        this.restore = new Restore(owner, data.root(), clock);
        this.data = data.root();
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String help() {
        return "restore FILE ["
                + WITHOUT
                + "]   (into an empty database, while no service works on it)";
    }

    @Override
    public int run(List<String> arguments) {
        boolean without = arguments.size() == 2 && arguments.getLast().equals(WITHOUT);
        if (arguments.size() != 1 && !without) {
            System.out.println("mailflatrate " + help());
            return USAGE;
        }
        Path withdrawals = data.resolve("withdrawals.log");
        if (!without && !Files.exists(withdrawals)) {
            System.out.printf(
                    "Nothing was restored: there is no %s, so people who left since the backup would"
                            + " be mailed again. Put its newest copy there, or add the word %s if"
                            + " nobody can have left.%n",
                    withdrawals, WITHOUT);
            return FAILED;
        }
        return restore(Path.of(arguments.getFirst()).toAbsolutePath());
    }

    private int restore(Path file) {
        try {
            Manifest put = restore.put(file);
            System.out.printf(
                    "Restored as of %s. Start the service with the master key of that time: it"
                            + " applies withdrawals.log, and nothing leaves until you release it on the"
                            + " page \"Delivery\".%n",
                    put.takenAt());
            return 0;
        } catch (UnusableBackupException refused) {
            System.out.println("It was not restored: " + refused.getMessage() + ".");
            return FAILED;
        }
    }
}
