package com.mailflatrate.given;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.UuidV7;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;

/** Makes people of the operator, signed in, and keys. */
@TestComponent
public class Operator {

    private static final String PASSWORD = "ein ziemlich langer Satz 42";
    private static final ClientInfo CLIENT = new ClientInfo("127.0.0.1", "test", Language.DE);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @Autowired private Staff staff;

    @Autowired private Sessions sessions;

    @Autowired private Policies policies;

    @Autowired private UuidV7 ids;

    @Autowired private InstantSource clock;

    /** The token of a fresh session of a fresh reviewer who has accepted the anti-spam policy. */
    public String session(String name) {
        String token = firstSession(name);
        new Pledges(sessions, policies).given(token);
        return token;
    }

    /** The same of one who has accepted nothing yet. */
    public String firstSession(String name) {
        EmailAddress email =
                EmailAddress.parse("staff-" + ids.next() + "@betrieb.example").orElseThrow();
        Staff.NewStaff person = staff.create(name, email, PASSWORD, Language.DE);
        String code = Totp.code(bytes(person.totpSecret()), clock.instant());
        return sessions.open(email.full(), PASSWORD, code, CLIENT).orThrow().token();
    }

    /** The secret of a fresh key of the operator. */
    public String key() {
        EmailAddress email =
                EmailAddress.parse("staff-" + ids.next() + "@betrieb.example").orElseThrow();
        return staff.createKey(staff.create("Jana Weber", email, PASSWORD, Language.DE), "test");
    }

    private static byte[] bytes(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        long buffer = 0;
        int bits = 0;
        int next = 0;
        for (char letter : base32.toUpperCase(Locale.ROOT).toCharArray()) {
            buffer = buffer << 5 | ALPHABET.indexOf(letter);
            bits += 5;
            if (bits >= 8 && next < bytes.length) {
                bits -= 8;
                bytes[next++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }
}
