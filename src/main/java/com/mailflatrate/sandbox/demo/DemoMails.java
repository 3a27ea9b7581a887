package com.mailflatrate.sandbox.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/** What lies in the built-in inbox, read by its reader. */
final class DemoMails {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern CODE = Pattern.compile("(?<![\\w-])\\d{6}(?![\\w-])");

    private static final int FEW = 5;

    private final DemoApi api;
    private final String operatorKey;

    DemoMails(DemoApi api, String operatorKey) {
        this.api = api;
        this.operatorKey = operatorKey;
    }

    /** The newest mail to an address or to part of one, as soon as there is one. */
    Message newest(String to) {
        return Waiting.until("a mail to " + to, () -> mails(to, 1).findFirst());
    }

    /** The secret at the end of the link in the newest mail to an address. */
    String secretOfLink(String to) {
        Matcher link = LINK.matcher(text(newest(to)));
        if (!link.find()) {
            throw new IllegalStateException("no link in the mail to " + to);
        }
        return link.group().substring(link.group().lastIndexOf('/') + 1);
    }

    /** The six digits of the newest mail to an address that has some: two letters may cross. */
    String code(String to) {
        return Waiting.until(
                "a code for " + to,
                () ->
                        mails(to, FEW)
                                .map(mail -> CODE.matcher(text(mail)))
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst());
    }

    /** The value of a header field, unfolded. */
    static String header(Message mail, String name) {
        return mail.getHeader().getField(name).getBody().replaceAll("\\s+", " ").strip();
    }

    private Stream<Message> mails(String to, int most) {
        return api.get("/api/v1/sandbox/mails?limit=" + most + "&to=" + encoded(to), operatorKey)
                .path("items")
                .valueStream()
                .map(item -> "/api/v1/sandbox/mails/" + item.path("id").asString())
                .map(path -> read(api.raw(path, operatorKey)));
    }

    private static Message read(byte[] raw) {
        try {
            return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(raw));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text part. */
    private static String text(Entity entity) {
        return switch (entity.getBody()) {
            case TextBody text -> decoded(text);
            case Multipart parts -> text(parts.getBodyParts().getFirst());
            default -> "";
        };
    }

    private static String decoded(TextBody text) {
        try {
            return new String(text.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
