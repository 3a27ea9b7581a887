package com.mailflatrate.given;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Somebody outside who speaks SMTP by hand. */
public final class SmtpTalk {

    private SmtpTalk() {}

    /** Hands in a mail; gives the first reply that is not 2xx or 3xx, else the last one. */
    public static String send(int port, String from, String to, String mail) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            String reply = reply(in);
            String body = mail.replace("\r\n", "\n").replace("\n.", "\n..").replace("\n", "\r\n");
            for (String line :
                    new String[] {
                        "EHLO test",
                        "MAIL FROM:<" + from + ">",
                        "RCPT TO:<" + to + ">",
                        "DATA",
                        body + "\r\n.",
                        "QUIT"
                    }) {
                if (line.equals("QUIT")) {
                    out.write("QUIT\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                    return reply;
                }
                out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                reply = reply(in);
                if (reply.startsWith("4") || reply.startsWith("5")) {
                    return reply;
                }
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reply(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "" : line;
    }
}
