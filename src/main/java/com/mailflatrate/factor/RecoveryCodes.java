package com.mailflatrate.factor;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.keys.Secrets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Ten codes for the day the authenticator is lost: ten letters and digits (50 bits) each, shown
 * once, stored as a hash bound to the person, each good for one use.
 */
@Component
@EngineTransactional
public class RecoveryCodes {

    /** How many there are. */
    public static final int COUNT = 10;

    private static final int LETTERS = 10;
    private static final int OCTETS = 7;

    private final RecoveryCodeStore store;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(RecoveryCodeStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Fresh codes, such as {@code k3v9q-7mzta}; those before are worthless. */
    public List<String> renew(UserId user) {
        store.delete(user);
        List<String> codes = new ArrayList<>();
        while (codes.size() < COUNT) {
            byte[] octets = new byte[OCTETS];
            random.nextBytes(octets);
            String code = Base32.encode(octets).substring(0, LETTERS);
            store.insert(user, hash(user, code), clock.instant());
            codes.add(code.substring(0, LETTERS / 2) + "-" + code.substring(LETTERS / 2));
        }
        return codes;
    }

    /** Uses one up. */
    public boolean take(UserId user, String code) {
        String letters = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return letters.length() == LETTERS && store.use(user, hash(user, letters), clock.instant());
    }

    /** How many are left. */
    @EngineTransactional(readOnly = true)
    public int left(UserId user) {
        return (int) store.left(user);
    }

    /** Ends them all. */
    public void end(UserId user) {
        store.delete(user);
    }

    private static byte[] hash(UserId user, String letters) {
        return Secrets.sha256(user + " " + letters);
    }
}
