package com.mailflatrate.mail.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads replies with bounds on time, lines and memory, whatever a server sends. A reply's time
 * counts as a whole, so a server that drips bytes gains nothing. For one thread.
 */
final class ReplyReader {

    private static final int BUFFER = 4096;
    private static final int LINE_KEPT = 1000;
    private static final int LINES_KEPT = 50;
    private static final int REPLY_READ = 100_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line = new byte[LINE_KEPT];
    private int kept;
    private int at;
    private int end;

    ReplyReader(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** The next reply; an {@link IOException} when none comes in time or it is no reply. */
    Reply read(Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<String> lines = new ArrayList<>();
        int read = 0;
        while (true) {
            read += line(deadline, REPLY_READ - read);
            String line = text();
            int code = code(line);
            if (lines.size() < LINES_KEPT) {
                lines.add(line.length() > 4 ? line.substring(4) : "");
            }
            if (line.length() < 4 || line.charAt(3) != '-') {
                return new Reply(code, lines);
            }
        }
    }

    /** Whether bytes wait that nobody asked for. */
    boolean hasLeftover() {
        return at < end;
    }

    /** Reads a line, keeps its beginning; gives how many bytes it had. */
    private int line(long deadline, int room) throws IOException {
        kept = 0;
        int read = 0;
        while (true) {
            int b = next(deadline);
            read++;
            if (read > room) {
                throw new SmtpProtocolException("a reply of more than " + REPLY_READ + " bytes");
            }
            if (b == '\n') {
                return read;
            }
            if (kept < LINE_KEPT && b != '\r') {
                line[kept++] = (byte) b;
            }
        }
    }

    /**
     * What was kept, without control characters: UTF-8 (RFC 6531 §3.7.4) if it can be, else
     * Latin-1, which everything can be. A last character that was cut off is left out.
     */
    private String text() {
        return isPrintableAscii()
                ? new String(line, 0, kept, StandardCharsets.US_ASCII)
                : decoded();
    }

    private boolean isPrintableAscii() {
        for (int i = 0; i < kept; i++) {
            if (line[i] < ' ' || line[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private String decoded() {
        CharBuffer text = CharBuffer.allocate(kept);
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(line, 0, kept), text, false);
        String words =
                result.isError()
                        ? new String(line, 0, kept, StandardCharsets.ISO_8859_1)
                        : text.flip().toString();
        return CONTROL.matcher(words).replaceAll(" ");
    }

    private int next(long deadline) throws IOException {
        if (at == end) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("no reply in time");
            }
            socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            at = 0;
            end = Math.max(in.read(buffer), 0);
            if (end == 0) {
                throw new EOFException("the server closed the connection");
            }
        }
        return buffer[at++] & 0xff;
    }

    private static int code(CharSequence line) throws SmtpProtocolException {
        boolean digits =
                line.length() >= 3
                        && line.charAt(0) >= '2'
                        && line.charAt(0) <= '5'
                        && isDigit(line.charAt(1))
                        && isDigit(line.charAt(2));
        boolean separated = line.length() < 4 || line.charAt(3) == ' ' || line.charAt(3) == '-';
        if (!digits || !separated) {
            throw new SmtpProtocolException(
                    "not a reply: " + line.subSequence(0, Math.min(line.length(), 80)));
        }
        return (line.charAt(0) - '0') * 100 + (line.charAt(1) - '0') * 10 + line.charAt(2) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
