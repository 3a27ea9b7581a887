package com.mailflatrate.bench.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server in a process of its own that takes everything and counts by the token of the return
 * path. {@code PORT DELAY_MILLIS CONNECTIONS [KEYS]}: it answers each mail after the delay, and 421
 * to more connections than that; with a key store it offers STARTTLS. Commands come by its input: {@code counts}, {@code tokens FILE},
 * {@code reset}.
 */
public final class CountingSink {

    private static final byte[] BUSY = bytes("421 4.7.0 too many connections from you\r\n");
    private static final byte[] HELLO = bytes("220 sink.test ESMTP\r\n");
    private static final byte[] OFFER =
            bytes("250-sink.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 52428800\r\n");
    private static final byte[] OFFER_TLS =
            bytes("250-sink.test\r\n250-PIPELINING\r\n250-STARTTLS\r\n250 SIZE 52428800\r\n");
    private static final byte[] FINE = bytes("250 2.0.0 Ok\r\n");
    private static final byte[] GO = bytes("354 End data with <CR><LF>.<CR><LF>\r\n");
    private static final byte[] BYE = bytes("221 2.0.0 Bye\r\n");

    private final long delayNanos;
    private final int limit;
    private final @Nullable SSLContext tls;
    private final Map<String, AtomicInteger> byToken = new ConcurrentHashMap<>();
    private final AtomicLong mails = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    private CountingSink(long delayMillis, int limit, @Nullable SSLContext tls) {
        this.tls = tls;
        this.delayNanos = delayMillis * 1_000_000;
        this.limit = limit;
    }

    /** Runs until its input ends. */
    public static void main(String[] arguments) throws IOException {
        CountingSink sink =
                new CountingSink(
                        Long.parseLong(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        arguments.length > 3 ? ThrowawayKeys.context(Path.of(arguments[3])) : null);
        ServerSocket server =
                new ServerSocket(
                        Integer.parseInt(arguments[0]), 500, InetAddress.getByName("127.0.0.1"));
        System.out.println("port " + server.getLocalPort());
        Thread.ofPlatform().daemon().start(() -> sink.accept(server));
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(sink.answer(line));
        }
        System.exit(0);
    }

    private String answer(String command) throws IOException {
        if (command.startsWith("tokens ")) {
            List<String> lines = new ArrayList<>(byToken.size());
            byToken.forEach((token, count) -> lines.add(token + ' ' + count));
            Files.write(Path.of(command.substring(7)), lines);
        } else if (command.equals("reset")) {
            byToken.clear();
            List.of(mails, connections, refused).forEach(count -> count.set(0));
            mostOpen.set(open.get());
        }
        long twice = byToken.values().stream().filter(count -> count.get() > 1).count();
        return mails + " " + byToken.size() + " " + twice + " " + connections + " " + refused + " "
                + mostOpen;
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        int now = open.incrementAndGet();
        mostOpen.accumulateAndGet(now, Math::max);
        try (socket) {
            if (limit > 0 && now > limit) {
                refused.incrementAndGet();
                socket.getOutputStream().write(BUSY);
                return;
            }
            new Talk(socket).run();
        } catch (IOException gone) {
            // theirs to know
        } finally {
            open.decrementAndGet();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private final class Talk {

        private final Socket socket;
        private InputStream in;
        private OutputStream out;
        private boolean plain = true;
        private final byte[] buffer = new byte[64 * 1024];
        private int at;
        private int end;
        private String token = "";

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            out.write(HELLO);
            while (true) {
                String line = line();
                if (line.startsWith("DATA")) {
                    say(GO);
                    data();
                    byToken.computeIfAbsent(token, none -> new AtomicInteger()).incrementAndGet();
                    mails.incrementAndGet();
                    if (delayNanos > 0) {
                        LockSupport.parkNanos(delayNanos);
                    }
                    say(FINE);
                } else if (line.startsWith("QUIT")) {
                    say(BYE);
                    return;
                } else if (line.startsWith("EHLO")) {
                    say(tls != null && plain ? OFFER_TLS : OFFER);
                } else if (tls != null && line.equals("STARTTLS")) {
                    say(FINE);
                    secure(tls);
                } else {
                    if (line.startsWith("MAIL FROM:<")) {
                        int plus = line.indexOf('+');
                        token = line.substring(plus + 1, Math.max(line.indexOf('@'), plus + 1));
                    }
                    say(FINE);
                }
            }
        }

        private void secure(SSLContext context) throws IOException {
            SSLSocket secured =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, "client", 0, true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            in = secured.getInputStream();
            out = secured.getOutputStream();
            plain = false;
        }

        private final byte[] pending = new byte[1024];
        private int waiting;

        /** Answers go out together when nothing more can be read at once. */
        private void say(byte[] answer) throws IOException {
            System.arraycopy(answer, 0, pending, waiting, answer.length);
            waiting += answer.length;
            if (at == end || waiting > 700) {
                flush();
            }
        }

        private void flush() throws IOException {
            if (waiting > 0) {
                out.write(pending, 0, waiting);
                waiting = 0;
            }
        }

        private void fill() throws IOException {
            flush();
            at = 0;
            end = Math.max(in.read(buffer), 0);
            if (end == 0) {
                throw new IOException("closed");
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            while (true) {
                if (at == end) {
                    fill();
                }
                byte b = buffer[at++];
                if (b == '\n') {
                    return line.toString();
                }
                if (b != '\r') {
                    line.append((char) b);
                }
            }
        }

        /** Up to CRLF . CRLF; a LF within the data always begins a look at what follows. */
        private void data() throws IOException {
            int state = 2;
            while (true) {
                if (at == end) {
                    fill();
                }
                byte b = buffer[at++];
                state =
                        switch (state) {
                            case 0 -> b == '\r' ? 1 : 0;
                            case 1 -> b == '\n' ? 2 : b == '\r' ? 1 : 0;
                            case 2 -> b == '.' ? 3 : b == '\r' ? 1 : 0;
                            case 3 -> b == '\r' ? 4 : 0;
                            default -> b == '\n' ? 5 : 0;
                        };
                if (state == 5) {
                    return;
                }
            }
        }
    }
}
