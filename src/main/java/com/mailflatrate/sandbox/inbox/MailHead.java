package com.mailflatrate.sandbox.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * What the receiving side reads of a mail's head.
 *
 * @param replyTo the address answers go to
 * @param messageId with its angle brackets
 * @param headers the raw head
 */
record MailHead(String subject, Optional<String> replyTo, String messageId, String headers) {

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_HEAD = 1 << 18;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"]+@[^\\s<>,;:\"]+");

    static MailHead of(byte[] raw) {
        byte[] head = Arrays.copyOf(raw, Math.min(end(raw), LONGEST_HEAD));
        DefaultMessageBuilder reader = new DefaultMessageBuilder();
        reader.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        try {
            Header header = reader.parseHeader(new ByteArrayInputStream(head));
            String subject = decoded(header, "Subject");
            String text = new String(head, StandardCharsets.UTF_8);
            return new MailHead(
                    subject.length() > LONGEST_SUBJECT
                            ? subject.substring(0, LONGEST_SUBJECT)
                            : subject,
                    address(header, "Reply-To").or(() -> address(header, "From")),
                    body(header, "Message-ID"),
                    text.strip());
        } catch (IOException e) {
            return new MailHead("", Optional.empty(), "", "");
        }
    }

    private static int end(byte[] raw) {
        for (int i = 0; i + 3 < raw.length; i++) {
            if (raw[i] == '\r' && raw[i + 1] == '\n' && raw[i + 2] == '\r' && raw[i + 3] == '\n') {
                return i + 4;
            }
        }
        return raw.length;
    }

    private static String body(Header header, String name) {
        Field field = header.getField(name);
        return field == null ? "" : MimeUtil.unfold(field.getBody()).strip();
    }

    private static String decoded(Header header, String name) {
        return DecoderUtil.decodeEncodedWords(
                body(header, name), DecodeMonitor.SILENT, StandardCharsets.UTF_8);
    }

    private static Optional<String> address(Header header, String name) {
        Matcher found = ADDRESS.matcher(body(header, name));
        String last = null;
        while (found.find()) {
            last = found.group();
        }
        return Optional.ofNullable(last);
    }
}
