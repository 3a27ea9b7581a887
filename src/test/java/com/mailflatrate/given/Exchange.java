package com.mailflatrate.given;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A mail server of a stranger on loopback: takes what it gets and remembers it, unless a test gives
 * it other words. A null answer hangs up, an empty one says nothing.
 */
public final class Exchange implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket();
    private final String banner;
    private final UnaryOperator<@Nullable String> words;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger mostMails = new AtomicInteger();

    /** Recipients of mails it has taken. */
    public final List<String> taken = new CopyOnWriteArrayList<>();

    /** Everything it was told but the mails. */
    public final List<String> heard = new CopyOnWriteArrayList<>();

    /** The mails it was told, whatever it answered; without the lines' ends. */
    public final List<String> mails = new CopyOnWriteArrayList<>();

    /** Addresses connections came from. */
    public final List<String> from = new CopyOnWriteArrayList<>();

    /** One that takes everything. */
    public Exchange(String address, int port) throws IOException {
        this(address, port, "220 mx.test\r\n", line -> line);
    }

    /**
     * One with words of its own.
     *
     * @param words gives back what it was told to answer as usual
     */
    public Exchange(String address, int port, String banner, UnaryOperator<@Nullable String> words)
            throws IOException {
        this.banner = banner;
        this.words = words;
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), port), 100);
        Thread.ofVirtual().start(this::serve);
    }

    /** Where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    /** How many connections were open at once. */
    public int most() {
        return most.get();
    }

    /** How many mails one connection had at most. */
    public int mostMails() {
        return mostMails.get();
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException over) {
            return;
        }
    }

    private void talk(Socket client) {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (client) {
            clients.add(client);
            from.add(client.getInetAddress().getHostAddress());
            say(client, banner);
            Talk talk = new Talk();
            InputStream in = client.getInputStream();
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    String answer = talk.answer(line.toString().replace("\r", ""));
                    line.setLength(0);
                    if (answer == null) {
                        return;
                    }
                    say(client, answer);
                } else {
                    line.append((char) b);
                }
            }
        } catch (IOException gone) {
            return;
        } finally {
            open.decrementAndGet();
        }
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** One connection's memory. */
    private final class Talk {

        private boolean data;
        private int dots;
        private final StringBuilder mail = new StringBuilder();
        private String to = "";

        @Nullable String answer(String line) {
            if (data && !line.equals(".")) {
                mail.append(line).append('\n');
                return "";
            }
            if (data) {
                mails.add(mail.toString());
                mail.setLength(0);
                mostMails.accumulateAndGet(++dots, Math::max);
            }
            heard.add(line);
            String said = words.apply(line);
            if (said == null || !said.equals(line)) {
                data = false;
                return said;
            }
            if (line.equals(".")) {
                data = false;
                taken.add(to);
                return "250 2.0.0 taken\r\n";
            }
            if (line.startsWith("RCPT TO:<")) {
                to = line.substring(9, line.indexOf('>'));
            }
            data = line.equals("DATA");
            return line.startsWith("EHLO")
                    ? "250-mx.test\r\n250-PIPELINING\r\n250 8BITMIME\r\n"
                    : data ? "354 go on\r\n" : "250 ok\r\n";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
