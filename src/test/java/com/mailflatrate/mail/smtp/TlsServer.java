package com.mailflatrate.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A small mail server with TLS and a login, and a certificate of its own. Writes down what it
 * heard, each line with the word {@code tls} or {@code plain} before it.
 */
final class TlsServer implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    final List<String> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final SSLContext context;
    private final Way way;

    /** How it does TLS and what it offers. */
    record Way(boolean atOnce, boolean startTls, String auth, String afterStartTls) {

        static Way smtps() {
            return new Way(true, false, "PLAIN LOGIN", "");
        }

        static Way upgrading() {
            return new Way(false, true, "PLAIN LOGIN", "");
        }
    }

    TlsServer(Way way, KeyStore keys) throws IOException, GeneralSecurityException {
        this.way = way;
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        this.context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** A fresh key with a certificate for this name. */
    static KeyStore keys(Path directory, String host) throws Exception {
        Path file = directory.resolve(host + ".p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + host,
                                "-ext",
                                "san=dns:" + host,
                                "-storepass",
                                PASSWORD,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        keytool.getInputStream().readAllBytes();
        keytool.waitFor();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** Trusts the certificate of these keys and nothing else. */
    static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                if (way.atOnce()) {
                    talk(secure(client), true);
                } else {
                    talk(client, false);
                }
            } catch (IOException closed) {
                heard.add("closed: " + closed.getMessage());
            }
        }
    }

    private SSLSocket secure(Socket plain) throws IOException {
        SSLSocket tls =
                (SSLSocket) context.getSocketFactory().createSocket(plain, "client", 0, true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return tls;
    }

    private void talk(Socket client, boolean tls) throws IOException {
        say(client, "220 mail.hop.test");
        greetAgain(client, tls);
    }

    private void greetAgain(Socket client, boolean tls) throws IOException {
        String line;
        boolean data = false;
        int secrets = 0;
        while ((line = line(client.getInputStream())) != null) {
            heard.add((tls ? "tls " : "plain ") + line);
            if (data) {
                data = !line.equals(".");
                if (!data) {
                    say(client, "250 2.0.0 taken");
                }
            } else if (secrets > 0) {
                secrets--;
                say(client, secrets > 0 ? "334 UGFzc3dvcmQ6" : verdict(line));
            } else if (line.startsWith("EHLO")) {
                say(client, "250-mail.hop.test");
                if (way.startTls() && !tls) {
                    say(client, "250-STARTTLS");
                }
                if (tls && !way.auth().isEmpty()) {
                    say(client, "250-AUTH " + way.auth());
                }
                say(client, "250 8BITMIME");
            } else if (line.equals("STARTTLS")) {
                say(client, "220 go ahead" + way.afterStartTls());
                SSLSocket secured = secure(client);
                greetAgain(secured, true);
                return;
            } else if (line.startsWith("AUTH PLAIN ")) {
                say(client, verdict(line.substring("AUTH PLAIN ".length())));
            } else if (line.equals("AUTH LOGIN")) {
                secrets = 2;
                say(client, "334 VXNlcm5hbWU6");
            } else if (line.equals("DATA")) {
                data = true;
                say(client, "354 go");
            } else if (line.equals("QUIT")) {
                say(client, "221 bye");
                return;
            } else {
                say(client, "250 2.0.0 ok");
            }
        }
    }

    private static String verdict(String secret) {
        String words = new String(Base64.getDecoder().decode(secret), StandardCharsets.UTF_8);
        return words.endsWith("ganz geheim") ? "235 2.7.0 welcome" : "535 5.7.8 no";
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b != '\r') {
                text.append((char) b);
            }
        }
        return text.toString();
    }

    private static void say(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
