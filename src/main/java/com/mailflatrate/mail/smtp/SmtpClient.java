package com.mailflatrate.mail.smtp;

import com.mailflatrate.mail.smtp.Hop.Login;
import com.mailflatrate.mail.smtp.Hop.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections: greeting, EHLO, TLS, login. Blocks; made for virtual threads, so addresses are
 * resolved before. Thread-safe.
 */
public final class SmtpClient {

    private final String helo;
    private final Timeouts timeouts;
    private final SSLContext checked;
    private final SSLContext unchecked;

    /**
     * A client.
     *
     * @param helo our own full host name
     * @param checked for hops whose certificate must be theirs
     */
    public SmtpClient(String helo, Timeouts timeouts, SSLContext checked) {
        this.helo = helo;
        this.timeouts = timeouts;
        this.checked = checked;
        this.unchecked = Trust.anyone();
    }

    /** A client that trusts what this Java trusts. */
    public static SmtpClient standard(String helo) {
        try {
            return new SmtpClient(helo, Timeouts.standard(), SSLContext.getDefault());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no TLS", broken);
        }
    }

    /** Connects to one address of a hop. */
    public Connecting connect(Hop hop, InetAddress address) {
        return connect(hop, address, null, helo);
    }

    /**
     * Connects from an address of ours.
     *
     * @param from null when the operating system chooses
     * @param name said in EHLO
     */
    public Connecting connect(
            Hop hop, InetAddress address, @Nullable InetAddress from, String name) {
        try {
            return over(Wire.connect(address, hop.port(), from, timeouts.connect()), hop, name);
        } catch (IOException failed) {
            return new Connecting.Failed(Phase.CONNECT, 0, Words.of(failed));
        }
    }

    Connecting over(Wire wire, Hop hop, String name) {
        return new Opening(hop, name).run(wire);
    }

    /** The steps up to the first MAIL; remembers which one it is at. */
    private final class Opening {

        private final Hop hop;
        private final String name;
        private Phase phase = Phase.BANNER;

        Opening(Hop hop, String name) {
            this.hop = hop;
            this.name = name;
        }

        Connecting run(Wire wire) {
            try {
                Connecting.@Nullable Failed failed = steps(wire);
                if (failed == null) {
                    return new Connecting.Open(new SmtpSession(wire, capabilities, timeouts));
                }
                wire.close();
                return failed;
            } catch (IOException broken) {
                wire.close();
                return new Connecting.Failed(phase, 0, Words.of(broken));
            }
        }

        private Capabilities capabilities = Capabilities.NONE;

        private Connecting.@Nullable Failed steps(Wire wire) throws IOException {
            if (hop.tls() == Tls.IMMEDIATE) {
                phase = Phase.STARTTLS;
                wire.startTls(checked, hop.host(), true, timeouts.greeting());
                phase = Phase.BANNER;
            }
            Reply banner = wire.reply(timeouts.greeting());
            if (!banner.isPositive()) {
                return failed(banner);
            }
            Connecting.@Nullable Failed refused = ehlo(wire);
            if (refused == null && (hop.tls() == Tls.OFFERED || hop.tls() == Tls.REQUIRED)) {
                refused = tls(wire);
            }
            Login login = hop.login();
            return refused == null && login != null ? authenticate(wire, login) : refused;
        }

        private Connecting.@Nullable Failed ehlo(Wire wire) throws IOException {
            phase = Phase.EHLO;
            wire.line("EHLO " + name);
            Reply reply = wire.reply(timeouts.greeting());
            if (reply.isPositive()) {
                capabilities = Capabilities.of(reply);
                return null;
            }
            if (reply.closes()) {
                return failed(reply);
            }
            wire.line("HELO " + name);
            Reply simple = wire.reply(timeouts.greeting());
            capabilities = Capabilities.NONE;
            return simple.isPositive() ? null : failed(simple);
        }

        private Connecting.@Nullable Failed tls(Wire wire) throws IOException {
            boolean required = hop.tls() == Tls.REQUIRED;
            if (!capabilities.startTls()) {
                return required
                        ? new Connecting.Failed(Phase.STARTTLS, 0, "TLS is not offered")
                        : null;
            }
            phase = Phase.STARTTLS;
            wire.line("STARTTLS");
            Reply reply = wire.reply(timeouts.greeting());
            if (!reply.isPositive()) {
                return required || reply.closes() ? failed(reply) : null;
            }
            wire.startTls(
                    required ? checked : unchecked, hop.host(), required, timeouts.greeting());
            return ehlo(wire);
        }

        private Connecting.@Nullable Failed authenticate(Wire wire, Login login)
                throws IOException {
            phase = Phase.AUTH;
            boolean secret =
                    hop.tls() == Tls.REQUIRED || hop.tls() == Tls.IMMEDIATE || wire.isLoopback();
            if (!secret) {
                return new Connecting.Failed(Phase.AUTH, 0, "no password without TLS");
            }
            if (capabilities.authentication().contains("PLAIN")) {
                wire.line("AUTH PLAIN " + base64('\0' + login.user() + '\0' + login.password()));
            } else if (capabilities.authentication().contains("LOGIN")) {
                wire.line("AUTH LOGIN");
                if (!wire.reply(timeouts.greeting()).isIntermediate()) {
                    return new Connecting.Failed(
                            Phase.AUTH, 0, "AUTH LOGIN is offered and refused");
                }
                wire.line(base64(login.user()));
                wire.reply(timeouts.greeting());
                wire.line(base64(login.password()));
            } else {
                return new Connecting.Failed(
                        Phase.AUTH, 0, "neither AUTH PLAIN nor LOGIN is offered");
            }
            Reply reply = wire.reply(timeouts.greeting());
            return reply.isPositive() ? null : failed(reply);
        }

        private Connecting.Failed failed(Reply reply) {
            return new Connecting.Failed(phase, reply.code(), reply.text());
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
