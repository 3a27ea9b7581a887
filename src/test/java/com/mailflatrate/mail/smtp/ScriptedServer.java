package com.mailflatrate.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server that says what a test wants: one connection, one answer per line it gets; null hangs up.
 */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String banner;
    private final Function<String, @Nullable String> answers;
    final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedServer(String banner, Function<String, @Nullable String> answers) throws IOException {
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.banner = banner;
        this.answers = answers;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            say(client, banner);
            InputStream in = client.getInputStream();
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    String text = line.toString().replace("\r", "");
                    line.setLength(0);
                    heard.add(text);
                    String answer = answers.apply(text);
                    if (answer == null) {
                        return;
                    }
                    say(client, answer);
                } else {
                    line.append((char) b);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
