package com.mailflatrate.keys;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.command.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** {@code mailflatrate keys list|rotate|revoke|rewrap}. Prints ids and states, never a key. */
@Component
final class KeysCommand implements Command {

    private static final int USAGE = 2;

    private final KeyRing ring;
    private final KeySettings settings;
    private final DataDirectory data;
    private final String next;

    KeysCommand(
            KeyRing ring,
            KeySettings settings,
            DataDirectory data,
            @Value("${mailflatrate.next-master-key:}") String next) {
        this.ring = ring;
        this.settings = settings;
        this.data = data;
        this.next = next;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String help() {
        return "keys list | rotate PURPOSE | revoke PURPOSE ID | rewrap   (rewrap: to MAILFLATRATE_NEXT_MASTER_KEY)";
    }

    @Override
    public int run(List<String> arguments) {
        String action = arguments.isEmpty() ? "list" : arguments.getFirst();
        try {
            return switch (action) {
                case "list" -> list();
                case "rotate" -> rotate(purpose(arguments));
                case "revoke" -> revoke(purpose(arguments), Integer.parseInt(arguments.get(2)));
                case "rewrap" -> rewrap();
                default -> usage();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return usage();
        }
    }

    private int list() {
        ring.all().forEach(System.out::println);
        return 0;
    }

    private int rotate(KeyPurpose purpose) {
        System.out.println(
                ring.rotate(purpose) + "; a running service follows within half a minute");
        return 0;
    }

    private int revoke(KeyPurpose purpose, int id) {
        System.out.println(ring.revoke(purpose, id) ? "revoked" : "nothing changed");
        return 0;
    }

    private int rewrap() {
        boolean generated = settings.masterKey().isBlank();
        if (!generated && next.isBlank()) {
            System.out.println(
                    "Set MAILFLATRATE_NEXT_MASTER_KEY to the new key: `openssl rand -base64 32`.");
            return USAGE;
        }
        String text = next.isBlank() ? MasterKey.generate() : next;
        Path kept = MasterKey.file(data).resolveSibling("master.key.next");
        if (generated) {
            MasterKey.write(
                    kept, text); // before the database knows it: a crash in between loses nothing
        }
        ring.rewrap(MasterKey.parse(text));
        if (generated) {
            MasterKey.replace(kept, MasterKey.file(data));
        }
        System.out.println(
                "All keys are wrapped by the new master key. Restart the service with it.");
        return 0;
    }

    private static KeyPurpose purpose(List<String> arguments) {
        return KeyPurpose.valueOf(arguments.get(1).toUpperCase(Locale.ROOT));
    }

    private int usage() {
        System.out.println("mailflatrate " + help());
        return USAGE;
    }
}
