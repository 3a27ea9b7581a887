package com.mailflatrate.web.sandbox;

import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.mail.dkim.DkimVerifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.util.MimeUtil;
import org.springframework.stereotype.Component;

/** Reads a mail of the built-in inbox for its page. */
@Component
@SandboxOnly
class MailReading {

    private static final int DEEPEST = 8;

    private final DkimVerifier dkim;

    MailReading(DkimVerifier dkim) {
        this.dkim = dkim;
    }

    ReadMail read(byte[] raw) {
        Message message = parse(raw);
        List<ReadMail.HeaderLine> headers =
                message.getHeader().getFields().stream()
                        .map(field -> new ReadMail.HeaderLine(field.getName(), value(field)))
                        .toList();
        Field from = message.getHeader().getField("From");
        return new ReadMail(
                from == null ? "" : decoded(value(from)),
                part(message, "text/plain", 0).orElse(""),
                part(message, "text/html", 0).isPresent(),
                headers,
                dkim.verify(raw));
    }

    /** The HTML part; of a mail without one, its text. */
    String html(byte[] raw) {
        Message message = parse(raw);
        return part(message, "text/html", 0)
                .orElseGet(
                        () ->
                                "<pre>"
                                        + org.springframework.web.util.HtmlUtils.htmlEscape(
                                                part(message, "text/plain", 0).orElse(""))
                                        + "</pre>");
    }

    private static Message parse(byte[] raw) {
        DefaultMessageBuilder reader = new DefaultMessageBuilder();
        reader.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        try {
            return reader.parseMessage(new ByteArrayInputStream(raw));
        } catch (IOException e) {
            throw new IllegalStateException("a mail of the inbox cannot be read", e);
        }
    }

    private static Optional<String> part(Entity entity, String type, int depth) {
        if (entity.getBody() instanceof Multipart parts && depth < DEEPEST) {
            return parts.getBodyParts().stream()
                    .map(part -> part(part, type, depth + 1))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        boolean wanted = entity.getMimeType().equalsIgnoreCase(type);
        return wanted && entity.getBody() instanceof TextBody text
                ? Optional.of(text(text))
                : Optional.empty();
    }

    private static String text(TextBody body) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            body.writeTo(bytes);
            return bytes.toString(charset(body.getMimeCharset()));
        } catch (IOException e) {
            throw new IllegalStateException("a part of a mail cannot be read", e);
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String value(Field field) {
        return MimeUtil.unfold(field.getBody()).strip();
    }

    private static String decoded(String value) {
        return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
    }
}
