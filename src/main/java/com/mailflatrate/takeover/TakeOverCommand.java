package com.mailflatrate.takeover;

import com.mailflatrate.database.command.Command;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.takeover.TakeOver.Answer;
import com.mailflatrate.takeover.TakeOver.Refused;
import com.mailflatrate.takeover.TakeOver.Taken;
import com.mailflatrate.transport.journal.JournalFile;
import com.mailflatrate.transport.journal.Past;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code mailflatrate delivery take-over NODE [--journal DIR]}: frees what a dead node had claimed.
 * DIR is the node's folder in {@code delivery} of its data directory.
 */
@Component
final class TakeOverCommand implements Command {

    private static final int REFUSED = 1;
    private static final int USAGE = 2;
    private static final int WITH_JOURNAL = 4;
    private static final Actor BY = Actor.system("command");

    private final TakeOver takeOver;

    TakeOverCommand(TakeOver takeOver) {
        this.takeOver = takeOver;
    }

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public String help() {
        return "delivery take-over NODE [--journal DIR]   (frees what a node had claimed that will not come back)";
    }

    @Override
    public int run(List<String> arguments) {
        boolean journal = arguments.size() == WITH_JOURNAL && arguments.get(2).equals("--journal");
        boolean known = arguments.size() == 2 || journal;
        if (!known || !arguments.getFirst().equals("take-over")) {
            System.out.println("mailflatrate " + help());
            return USAGE;
        }
        String node = arguments.get(1);
        return switch (journal
                ? by(Path.of(arguments.get(3)), node)
                : takeOver.from(node, null, BY)) {
            case Refused(String why) -> {
                System.out.println(why);
                yield REFUSED;
            }
            case Taken taken -> {
                tell(node, taken);
                yield 0;
            }
        };
    }

    /** The lock beside the journal says whether a process still writes it. */
    private Answer by(Path directory, String node) {
        if (!Files.isRegularFile(directory.resolve("journal"))) {
            return new Refused("There is no journal in " + directory + ".");
        }
        try (JournalFile file = JournalFile.in(directory)) {
            Past past = file.past();
            return takeOver.from(node, past, BY);
        } catch (IllegalStateException used) {
            return new Refused(String.valueOf(used.getMessage()));
        }
    }

    private static void tell(String node, Taken taken) {
        System.out.println(
                "Node "
                        + node
                        + " is taken over: "
                        + taken.answered()
                        + " replies written down, "
                        + taken.ambiguous()
                        + " mails of mailings ambiguous (they may have arrived and are not sent again), "
                        + taken.again()
                        + " letters that may have arrived (sent once more in a quarter of an hour), "
                        + taken.ready()
                        + " ready again.");
    }
}
