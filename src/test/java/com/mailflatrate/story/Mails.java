package com.mailflatrate.story;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Reading mails as a mail program does. */
final class Mails {

    private Mails() {}

    static Message read(String raw) {
        try {
            DefaultMessageBuilder builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
            return builder.parseMessage(
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a field, unfolded. */
    static String header(String raw, String name) {
        return read(raw).getHeader().getField(name).getBody().replaceAll("\\s+", " ").strip();
    }

    static List<String> headers(String raw, String name) {
        return read(raw).getHeader().getFields(name).stream()
                .map(field -> field.getBody())
                .toList();
    }

    /** The first text part, decoded. */
    static String text(String raw) {
        return text((Entity) read(raw));
    }

    /** The HTML part, decoded. */
    static String html(String raw) {
        Multipart parts = (Multipart) read(raw).getBody();
        return text(parts.getBodyParts().getLast());
    }

    private static String text(Entity entity) {
        return switch (entity.getBody()) {
            case TextBody body -> decoded(body);
            case Multipart parts -> text(parts.getBodyParts().getFirst());
            default -> "";
        };
    }

    private static String decoded(TextBody body) {
        try {
            return new String(body.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
