package com.mailflatrate.given;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Knows one name and its password, and says so to mail servers in the way of Dovecot's
 * authentication server.
 */
public final class Logins implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String mechanism;
    private final String user;
    private final String password;

    /** What each who asked wanted to be let in with, and whether that was right. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /**
     * @param mechanism PLAIN or LOGIN, the only one that is offered
     */
    public Logins(String mechanism, String user, String password) throws IOException {
        this.mechanism = mechanism;
        this.user = user;
        this.password = password;
        Thread.ofVirtual().start(this::serve);
    }

    /** Where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket server = socket.accept();
                Thread.ofVirtual().start(() -> talk(server));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket server) {
        try (server) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    server.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = server.getOutputStream();
            say(out, "VERSION\t1\t1");
            say(out, "MECH\t" + mechanism + "\tplaintext");
            say(out, "SPID\t1\nCUID\t1\nCOOKIE\t00112233445566778899aabbccddeeff\nDONE");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split("\t");
                if (words[0].equals("AUTH")) {
                    judge(words[1], given(line, words[1], in, out), out);
                }
            }
        } catch (IOException gone) {
            // theirs to know
        }
    }

    /** Name and password, as one text with a NUL before each. */
    private String given(String line, String id, BufferedReader in, OutputStream out)
            throws IOException {
        int response = line.indexOf("\tresp=");
        if (response >= 0) {
            return decoded(line.substring(response + "\tresp=".length()));
        }
        say(out, "CONT\t" + id + '\t' + encoded("Username:"));
        String name = decoded(lastWord(in.readLine()));
        say(out, "CONT\t" + id + '\t' + encoded("Password:"));
        return '\0' + name + '\0' + decoded(lastWord(in.readLine()));
    }

    private void judge(String id, String given, OutputStream out) throws IOException {
        boolean right = given.equals('\0' + user + '\0' + password);
        asked.add(mechanism + (right ? " right" : " wrong"));
        say(out, (right ? "OK\t" : "FAIL\t") + id + "\tuser=" + user);
    }

    private static String lastWord(String line) {
        return line.substring(line.lastIndexOf('\t') + 1);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
