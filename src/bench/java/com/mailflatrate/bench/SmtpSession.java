package com.mailflatrate.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The sending side of an SMTP session on this machine, as plain as can be. */
final class SmtpSession implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 120_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    SmtpSession(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = new BufferedOutputStream(socket.getOutputStream());
        reply();
        say("EHLO bench.test");
    }

    /** Sends one mail with the null sender; gives the reply code that decided. */
    int send(String to, byte[] raw) throws IOException {
        say("MAIL FROM:<>");
        int code = say("RCPT TO:<" + to + '>');
        if (code / 100 == 2) {
            say("DATA");
            out.write(wire(raw));
            code = say("\r\n.");
        } else {
            say("RSET");
        }
        return code;
    }

    private static byte[] wire(byte[] raw) {
        return new String(raw, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace("\n.", "\n..")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private int say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return reply();
    }

    private int reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the server hung up");
        }
        return Integer.parseInt(line.substring(0, 3));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
