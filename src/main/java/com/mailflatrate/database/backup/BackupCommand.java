package com.mailflatrate.database.backup;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.command.Command;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** {@code mailflatrate backup FILE}: also while the service works, on any server. */
@Component
@Lazy
final class BackupCommand implements Command {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final Backup backup;

    BackupCommand(
            @Qualifier("ownerDataSource") DataSource owner,
            DataDirectory data,
            InstantSource clock) {
        this.backup = new Backup(owner, data.root(), clock);
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String help() {
        return "backup FILE   (everything but the master key and withdrawals.log, while the service works)";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 1) {
            System.out.println("mailflatrate " + help());
            return USAGE;
        }
        try {
            Manifest taken = backup.take(Path.of(arguments.getFirst()).toAbsolutePath());
            System.out.printf(
                    "%d tables, %d rows, %d files as of %s.%nKeep the master key and withdrawals.log"
                            + " apart from it: it is worthless without the one, and mails people who"
                            + " left without the other.%n",
                    taken.tables().size(),
                    taken.tables().stream().mapToLong(Manifest.Table::rows).sum(),
                    taken.files().size(),
                    taken.takenAt());
            return 0;
        } catch (UnusableBackupException refused) {
            System.out.println("No backup was taken: " + refused.getMessage() + ".");
            return FAILED;
        }
    }
}
